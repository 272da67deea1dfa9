using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Sparkify.Tool.Tests.Storage.S3;

namespace Sparkify.Tool.Tests.Redshift.Double.Copy;

/// <summary>Objects of an S3 server, read by the SDK alone and not by the tool's own store.</summary>
internal sealed class S3CopyObjects(IAmazonS3 client) : ICopyObjects
{
    /// <summary>Those of the tests' own server.</summary>
    public static S3CopyObjects OfTests() =>
        new(
            new AmazonS3Client(
                new BasicAWSCredentials(S3Environment.Key, S3Environment.Key),
                new AmazonS3Config { ServiceURL = S3Server.Shared.Endpoint, ForcePathStyle = true }
            )
        );

    public async Task<CopyObject?> ReadAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetObjectAsync(bucket, key, cancellationToken);
            using var content = new MemoryStream();
            await response.ResponseStream.CopyToAsync(content, cancellationToken);
            return new CopyObject(content.ToArray(), response.ETag.Trim('"'));
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<string>> ListAsync(
        string bucket,
        string prefix,
        CancellationToken cancellationToken
    )
    {
        var keys = new List<string>();
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix };
        await foreach (
            var entry in client.Paginators.ListObjectsV2(request).S3Objects.WithCancellation(cancellationToken)
        )
        {
            keys.Add(entry.Key);
        }

        return keys;
    }
}
