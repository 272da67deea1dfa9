using System.IO.Compression;
using System.Text.Json;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Copy;

/// <summary>One file of a COPY, unpacked.</summary>
internal sealed record CopyFile(string Url, byte[] Content, string ETag);

/// <summary>The files that FROM names: those of a manifest, or all under a prefix.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html"/>
internal sealed class CopyFiles(ICopyObjects objects)
{
    public async Task<List<CopyFile>> OpenAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        var files = request.IsManifest
            ? await ManifestAsync(request.Source, cancellationToken)
            : await PrefixAsync(request.Source, cancellationToken);
        return files.Count == 0
            ? throw Missing(request.Source)
            : files.ConvertAll(file => request.IsGzip ? file with { Content = Unpack(file.Content) } : file);
    }

    public async Task<byte[]> ReadAsync(string url, CancellationToken cancellationToken)
    {
        var (bucket, key) = CopyRequest.Split(url);
        return (await objects.ReadAsync(bucket, key, cancellationToken))?.Content ?? throw Missing(url);
    }

    private static ServerError Missing(string url) =>
        new(ServerError.Internal, $"The specified S3 prefix '{CopyRequest.Split(url).Key}' does not exist")
        {
            Detail = "error:  S3ServiceException:The specified key does not exist.,Status 404,Error NoSuchKey",
        };

    private async Task<List<CopyFile>> ManifestAsync(string url, CancellationToken cancellationToken)
    {
        var files = new List<CopyFile>();
        foreach (var (entry, isMandatory) in Entries(await ReadAsync(url, cancellationToken), url))
        {
            var (bucket, key) = CopyRequest.Split(entry);
            if (await objects.ReadAsync(bucket, key, cancellationToken) is { } found)
            {
                files.Add(new CopyFile(entry, found.Content, found.ETag));
            }
            else if (isMandatory)
            {
                throw Missing(entry);
            }
        }

        return files;
    }

    private static List<(string Url, bool IsMandatory)> Entries(byte[] manifest, string url)
    {
        try
        {
            using var document = JsonDocument.Parse(manifest);
            return
            [
                .. document
                    .RootElement.GetProperty("entries")
                    .EnumerateArray()
                    .Select(entry =>
                        (
                            entry.GetProperty("url").GetString()!,
                            entry.TryGetProperty("mandatory", out var mandatory) && mandatory.GetBoolean()
                        )
                    ),
            ];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ServerError(ServerError.Internal, $"The manifest file {url} is not valid: {e.Message}");
        }
    }

    private async Task<List<CopyFile>> PrefixAsync(string url, CancellationToken cancellationToken)
    {
        var (bucket, prefix) = CopyRequest.Split(url);
        var files = new List<CopyFile>();
        foreach (var key in await objects.ListAsync(bucket, prefix, cancellationToken))
        {
            var found = await objects.ReadAsync(bucket, key, cancellationToken) ?? throw Missing(url);
            files.Add(new CopyFile($"s3://{bucket}/{key}", found.Content, found.ETag));
        }

        return files;
    }

    private static byte[] Unpack(byte[] content)
    {
        using var packed = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
