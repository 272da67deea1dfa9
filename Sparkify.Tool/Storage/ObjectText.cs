using System.Text;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>The whole text of a small object: a manifest, a jsonpaths file. UTF-8 always, whatever the data's encoding.</summary>
internal static class ObjectText
{
    /// <summary>Far above any manifest that COPY could work through, far below what harms this process.</summary>
    private const long MaxBytes = 256L << 20;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    public static async Task<string> ReadAsync(
        IObjectStore store,
        StoredObject item,
        CancellationToken cancellationToken
    )
    {
        if (item.SizeBytes > MaxBytes)
        {
            throw new SparkifyException(
                $"{item.Location} has {item.SizeBytes} bytes, more than the {MaxBytes} that are read"
            );
        }

        var stream = await store.OpenAsync(item, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var bytes = new MemoryStream((int)item.SizeBytes);
            await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            try
            {
                return Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException error)
            {
                throw new SparkifyException($"{item.Location} is not UTF-8 text (byte {error.Index})", error);
            }
        }
    }
}
