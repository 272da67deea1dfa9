using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Sparkify.Tool.Storage;

/// <summary>
/// The ETag of a file: up to 4 MB a hash of its content, so that only another content makes another object. Larger files would have to be read
/// twice for that: size and time of last write (100 ns ticks, UTC) stand for their content.
/// </summary>
internal static class ObjectTag
{
    public const int MaxHashedBytes = 4 << 20;

    private const int BufferBytes = 64 << 10;

    public static string OfContent(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(XxHash128.Hash(content));

    public static string OfLarge(long sizeBytes, DateTime lastWriteUtc) =>
        string.Create(CultureInfo.InvariantCulture, $"{sizeBytes:x}-{lastWriteUtc.Ticks:x}");

    /// <summary>The tag and the size of the file as it is now.</summary>
    public static (string Tag, long SizeBytes) Read(SafeFileHandle file)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var sizeBytes = RandomAccess.GetLength(file);
            return sizeBytes <= MaxHashedBytes && TryHash(file, buffer) is { } hashed
                ? hashed
                : (OfLarge(sizeBytes, File.GetLastWriteTimeUtc(file)), sizeBytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Null: the file has grown too large meanwhile.</summary>
    private static (string Tag, long SizeBytes)? TryHash(SafeFileHandle file, byte[] buffer)
    {
        var count = RandomAccess.Read(file, buffer, 0);
        if (count < buffer.Length && RandomAccess.Read(file, buffer.AsSpan(count), count) == 0)
        {
            return (OfContent(buffer.AsSpan(0, count)), count);
        }

        var hash = new XxHash128();
        long sizeBytes = 0;
        while ((count = RandomAccess.Read(file, buffer, sizeBytes)) > 0)
        {
            hash.Append(buffer.AsSpan(0, count));
            sizeBytes += count;
            if (sizeBytes > MaxHashedBytes)
            {
                return null;
            }
        }

        return (Convert.ToHexStringLower(hash.GetCurrentHash()), sizeBytes);
    }
}
