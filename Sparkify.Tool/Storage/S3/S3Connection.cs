using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage.S3;

/// <summary>The client of a target's S3, made when it is first asked for. It tries nothing twice, which is left to S3Attempts.</summary>
internal sealed class S3Connection(StorageSettings settings, string? region) : IDisposable
{
    // What servers that are not Amazon's sign with where nobody says otherwise.
    private const string DefaultRegion = "us-east-1";

    private readonly SemaphoreSlim opening = new(1);
    private IAmazonS3? client;

    public bool IsAnonymous => settings.Anonymous;

    /// <exception cref="SparkifyException">there is no region, or there are no credentials</exception>
    public async ValueTask<IAmazonS3> OpenAsync(S3Call call, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref client) is { } opened)
        {
            return opened;
        }

        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (client is null)
            {
                var config = Configure(call);
                var credentials = await FindCredentialsAsync(config, call, cancellationToken).ConfigureAwait(false);
                Volatile.Write(ref client, new AmazonS3Client(credentials, config));
            }

            return client!;
        }
        finally
        {
            opening.Release();
        }
    }

    public void Dispose()
    {
        client?.Dispose();
        opening.Dispose();
    }

    private AmazonS3Config Configure(S3Call call)
    {
        var config = new AmazonS3Config
        {
            MaxErrorRetry = 0,
            Timeout = Timeout.InfiniteTimeSpan,
            ForcePathStyle = settings.PathStyle,
            // Other servers know no checksums but Content-Length; what is sent is signed with its SHA-256.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region ?? settings.Region ?? DefaultRegion;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(FindRegion(call));
        }

        return config;
    }

    private string FindRegion(S3Call call) =>
        region
        ?? settings.Region
        ?? Try(static () => new EnvironmentVariableAWSRegion())
        ?? Try(static () => new ProfileAWSRegion(new CredentialProfileStoreChain()))
        ?? Try(static () => new InstanceProfileAWSRegion())
        ?? throw new SparkifyException($"{call}: no region is named")
        {
            Hint =
                "write \"region\" under \"s3\" of the target, REGION in the statement, or set AWS_REGION; "
                + $"to read local files instead, mount a folder: --mount s3://{call.Location.Bucket}=<folder>",
            ExitCode = ExitCode.NoConnection,
        };

    /// <summary>The SDK's sources throw where they know of none.</summary>
    private static string? Try(Func<AWSRegion> source)
    {
        try
        {
            return source().Region?.SystemName;
        }
        catch (Exception error) when (error is InvalidOperationException or AmazonClientException or ArgumentException)
        {
            return null;
        }
    }

    private async Task<AWSCredentials> FindCredentialsAsync(
        AmazonS3Config config,
        S3Call call,
        CancellationToken cancellationToken
    )
    {
        if (settings.Anonymous)
        {
            return new AnonymousAWSCredentials();
        }

        try
        {
            return await DefaultAWSCredentialsIdentityResolver
                .GetCredentialsAsync(config)
                .WaitAsync(settings.Timeout, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw S3Failure.Credentials(call, error);
        }
    }
}
