using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage.S3;

/// <summary>A listing, page by page: while one page is read the next one is on its way, and no third is held.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html"/>
internal static class S3Listing
{
    public static async IAsyncEnumerable<StoredObject> ReadAsync(
        S3Location prefix,
        Func<S3Location, string?, CancellationToken, Task<ListObjectsV2Response>> readPage,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var next = readPage(prefix, null, stop.Token);
            string? last = null;
            while (next is not null)
            {
                var page = await next.ConfigureAwait(false);
                next = page.IsTruncated == true ? readPage(prefix, page.NextContinuationToken, stop.Token) : null;
                foreach (var found in page.S3Objects ?? [])
                {
                    var key = page.Encoding == EncodingType.Url ? WebUtility.UrlDecode(found.Key) : found.Key;
                    last = InOrder(prefix, last, key);
                    var location = prefix with { Key = key };
                    yield return new StoredObject(location, S3Tag.Of(found.ETag), found.Size ?? 0);
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Who merges a listing with another one relies on its order.</summary>
    private static string InOrder(S3Location prefix, string? last, string key) =>
        last is null || ObjectKeyOrder.Instance.Compare(last, key) < 0
            ? key
            : throw new SparkifyException(
                $"the server lists {prefix} not in byte order of the keys: \"{key}\" after \"{last}\""
            )
            {
                Hint = "S3 lists in byte order, and loads rely on it; name the objects in a manifest",
            };
}
