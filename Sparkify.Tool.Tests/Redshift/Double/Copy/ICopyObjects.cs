using System.Security.Cryptography;

namespace Sparkify.Tool.Tests.Redshift.Double.Copy;

/// <summary>An object of a bucket as COPY sees it.</summary>
internal sealed record CopyObject(byte[] Content, string ETag);

/// <summary>Where COPY reads from: the S3 server of the tests, or memory.</summary>
internal interface ICopyObjects
{
    /// <summary>Nothing when there is no such object.</summary>
    Task<CopyObject?> ReadAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>The keys under a prefix, in byte order.</summary>
    Task<IReadOnlyList<string>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken);
}

/// <summary>Objects in memory.</summary>
internal sealed class CopyObjects : ICopyObjects
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, CopyObject> objects = new(StringComparer.Ordinal);

    public void Put(string bucket, string key, byte[] content)
    {
        lock (gate)
        {
            objects[$"{bucket}/{key}"] = new CopyObject(content, Convert.ToHexStringLower(MD5.HashData(content)));
        }
    }

    public void Put(string bucket, string key, string content) =>
        Put(bucket, key, System.Text.Encoding.UTF8.GetBytes(content));

    public Task<CopyObject?> ReadAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(objects.GetValueOrDefault($"{bucket}/{key}"));
        }
    }

    public Task<IReadOnlyList<string>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var start = $"{bucket}/{prefix}";
            return Task.FromResult<IReadOnlyList<string>>([
                .. objects
                    .Keys.Where(key => key.StartsWith(start, StringComparison.Ordinal))
                    .Select(key => key[(bucket.Length + 1)..]),
            ]);
        }
    }
}
