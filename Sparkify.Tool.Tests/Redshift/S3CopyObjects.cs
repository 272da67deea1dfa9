using System.Globalization;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Storage.S3;
using Sparkify.Tool.Tests.Redshift.Double.Copy;
using Sparkify.Tool.Tests.Storage.S3;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>The double's COPY reads the S3 server of the tests.</summary>
internal sealed class S3CopyObjects : ICopyObjects
{
    private readonly S3ObjectStore store = S3ObjectStore.Create(S3Server.Shared.Settings(), null);

    public async Task<CopyObject?> ReadAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(new S3Location(bucket, key), cancellationToken) is not { } item)
        {
            return null;
        }

        await using var stream = await store.OpenAsync(item, cancellationToken);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return new CopyObject(content.ToArray(), item.ETag.Trim('"').ToLower(CultureInfo.InvariantCulture));
    }

    public async Task<IReadOnlyList<string>> ListAsync(
        string bucket,
        string prefix,
        CancellationToken cancellationToken
    )
    {
        var keys = new List<string>();
        await foreach (var item in store.ListAsync(new S3Location(bucket, prefix), cancellationToken))
        {
            keys.Add(item.Location.Key);
        }

        return keys;
    }
}
