using System.Security.Cryptography;

namespace Sparkify.Tool.Tests.Redshift.Double.Copy;

/// <summary>Buckets that are folders, by name.</summary>
internal sealed class FolderCopyObjects(IReadOnlyDictionary<string, string> folders) : ICopyObjects
{
    public async Task<CopyObject?> ReadAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folders[bucket], key);
        if (!File.Exists(file))
        {
            return null;
        }

        var content = await File.ReadAllBytesAsync(file, cancellationToken);
        return new CopyObject(content, Convert.ToHexStringLower(MD5.HashData(content)));
    }

    public Task<IReadOnlyList<string>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken)
    {
        var root = folders[bucket];
        return Task.FromResult<IReadOnlyList<string>>([
            .. Directory
                .EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
                .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ]);
    }
}
