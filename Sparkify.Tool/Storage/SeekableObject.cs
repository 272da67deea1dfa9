using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>
/// An object's bytes in any order. A stream that can only be read from its start to its end is first written to a temporary file, which its owner alone can
/// read and which is gone when it is closed.
/// </summary>
internal static class SeekableObject
{
    private const int BufferBytes = 128 << 10;

    /// <summary>Takes the stream over.</summary>
    public static Stream Open(Stream stream, StoredObject item, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
        {
            return stream;
        }

        using (stream)
        {
            return Spool(stream, item, cancellationToken);
        }
    }

    private static FileStream Spool(Stream stream, StoredObject item, CancellationToken cancellationToken)
    {
        FileStream? file = null;
        try
        {
            file = CreateTemporary();
            var buffer = new byte[BufferBytes];
            int count;
            while ((count = stream.Read(buffer)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                file.Write(buffer, 0, count);
            }

            file.Position = 0;
            return file;
        }
        catch (Exception error)
        {
            file?.Dispose();
            if (error is IOException or UnauthorizedAccessException)
            {
                throw new SparkifyException($"cannot read {item.Location}: {error.Message.TrimEnd('.')}", error)
                {
                    Hint =
                        "a columnar object is first written to the folder for temporary files, which needs room for it",
                };
            }

            throw;
        }
    }

    private static FileStream CreateTemporary()
    {
        var path = Path.Join(Path.GetTempPath(), "sparkify-" + Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
        };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.Options = FileOptions.None;
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        // Without its name the file is gone with the process, however that ends.
        File.Delete(path);
        return file;
    }
}
