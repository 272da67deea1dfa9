using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage.S3;

/// <summary>
/// Objects in S3. Requests that fail in a way that may pass are sent again until S3 has given nothing for the settings' timeout. Server-side
/// encryption needs nothing.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html"/>
internal sealed class S3ObjectStore(S3Connection connection, S3Patience patience) : IWritableObjectStore, IDisposable
{
    private const string DirectoryBucketSuffix = "--x-s3";

    public static S3ObjectStore Create(StorageSettings settings, string? region) =>
        new(new S3Connection(settings, region), new S3Patience(settings.Timeout));

    public bool IsRemote(S3Location location) => true;

    public IAsyncEnumerable<StoredObject> ListAsync(S3Location prefix, CancellationToken cancellationToken)
    {
        RefuseDirectoryBucket(prefix);
        return S3Listing.ReadAsync(prefix, ListPageAsync, cancellationToken);
    }

    public async Task<StoredObject?> FindAsync(S3Location location, CancellationToken cancellationToken)
    {
        if (location.Key.Length == 0)
        {
            return null;
        }

        var found = await SendAsync(
                Call("HeadObject", location, "s3:GetObject"),
                async (client, limit) =>
                {
                    try
                    {
                        var request = new GetObjectMetadataRequest { BucketName = location.Bucket, Key = location.Key };
                        return await client.GetObjectMetadataAsync(request, limit).ConfigureAwait(false);
                    }
                    catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.NotFound)
                    {
                        return null;
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return found is null ? null : new StoredObject(location, S3Tag.Of(found.ETag), found.ContentLength);
    }

    public async Task<Stream> OpenAsync(StoredObject item, CancellationToken cancellationToken)
    {
        var call = Call("GetObject", item.Location, "s3:GetObject");
        var client = await connection.OpenAsync(call, cancellationToken).ConfigureAwait(false);
        var stream = new S3ReadStream(client, item, new S3Attempts(patience, call), patience.Clock, cancellationToken);
        try
        {
            await stream.StartAsync().ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public Task<ObjectUpload> CreateAsync(S3Location location, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RefuseDirectoryBucket(location);
        var upload = new S3Upload(this, location, cancellationToken);
        return Task.FromResult(new ObjectUpload(location, upload, upload.CompleteAsync, upload.AbandonAsync));
    }

    public Task DeleteAsync(S3Location location, CancellationToken cancellationToken) =>
        SendAsync(
            Call("DeleteObject", location, "s3:DeleteObject"),
            (client, limit) => client.DeleteObjectAsync(location.Bucket, location.Key, limit),
            cancellationToken
        );

    public void Dispose() => connection.Dispose();

    internal S3Call Call(string operation, S3Location location, string permission) =>
        new(operation, location, permission, connection.IsAnonymous);

    internal Task<T> SendAsync<T>(
        S3Call call,
        Func<IAmazonS3, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    ) => SendAsync(call, (client, _, limit) => send(client, limit), isUpload: false, cancellationToken);

    /// <param name="send">is told how often it has failed before</param>
    internal async Task<T> SendAsync<T>(
        S3Call call,
        Func<IAmazonS3, int, CancellationToken, Task<T>> send,
        bool isUpload,
        CancellationToken cancellationToken
    )
    {
        var client = await connection.OpenAsync(call, cancellationToken).ConfigureAwait(false);
        var attempts = new S3Attempts(patience, call);
        return await attempts
            .RunAsync(limit => send(client, attempts.FailureCount, limit), isUpload, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>One attempt, whose failure is nobody's concern.</summary>
    internal async Task TryAsync(S3Call call, Func<IAmazonS3, CancellationToken, Task> send)
    {
        using var limit = new CancellationTokenSource(patience.Silence);
        try
        {
            var client = await connection.OpenAsync(call, limit.Token).ConfigureAwait(false);
            await send(client, limit.Token).ConfigureAwait(false);
        }
        catch (Exception error)
            when (error
                    is AmazonServiceException
                        or AmazonClientException
                        or HttpRequestException
                        or IOException
                        or OperationCanceledException
            )
        {
            // As the summary says.
        }
    }

    private Task<ListObjectsV2Response> ListPageAsync(
        S3Location prefix,
        string? continuation,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            Call("ListObjectsV2", prefix, "s3:ListBucket"),
            (client, limit) =>
                client.ListObjectsV2Async(
                    new ListObjectsV2Request
                    {
                        BucketName = prefix.Bucket,
                        Prefix = prefix.Key,
                        ContinuationToken = continuation,
                        // XML cannot hold every character that a key can.
                        Encoding = EncodingType.Url,
                    },
                    limit
                ),
            cancellationToken
        );

    private static void RefuseDirectoryBucket(S3Location location)
    {
        if (location.Bucket.EndsWith(DirectoryBucketSuffix, StringComparison.Ordinal))
        {
            throw new SparkifyException($"{location.Bucket} is a directory bucket, which lists its keys in no order")
            {
                Hint = "use a general purpose bucket",
            };
        }
    }
}
