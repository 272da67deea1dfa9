using System.Text;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>Writes a file of a mounted folder beside its place and moves it there when it is whole. The file on its way is no object.</summary>
internal static class MountedUpload
{
    public const int MaxKeyBytes = 1024;

    private const string Suffix = ".sparkify-part";

    private static readonly FileStreamOptions NewFile = new()
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        BufferSize = 0,
        Options = FileOptions.Asynchronous,
    };

    public static bool IsOnItsWay(ReadOnlySpan<char> fileName) => fileName.EndsWith(Suffix, StringComparison.Ordinal);

    /// <param name="path">null: no file can have the key's name</param>
    public static ObjectUpload Create(S3Location location, string? path)
    {
        if (path is null || IsOnItsWay(path))
        {
            throw new SparkifyException($"{location} cannot be written: no file can have that name")
            {
                Hint = "choose another prefix",
            };
        }

        if (Encoding.UTF8.GetByteCount(location.Key) > MaxKeyBytes)
        {
            throw new SparkifyException($"{location} is longer than the {MaxKeyBytes} bytes that S3 allows a key");
        }

        return Guarded(
            location,
            () =>
            {
                var folder = Path.GetDirectoryName(path)!;
                Directory.CreateDirectory(folder);
                if (Directory.Exists(path))
                {
                    throw new IOException("a folder has that name");
                }

                var partial = Path.Join(folder, $"{Guid.NewGuid():N}{Suffix}");
                return new ObjectUpload(location, new FileStream(partial, NewFile), Complete, Abandon);

                Task Complete(CancellationToken cancellationToken)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    return Guarded(
                        location,
                        () =>
                        {
                            File.Move(partial, path, overwrite: true);
                            return Task.CompletedTask;
                        }
                    );
                }

                Task Abandon()
                {
                    File.Delete(partial);
                    return Task.CompletedTask;
                }
            }
        );
    }

    public static void Delete(S3Location location, string? path) =>
        Guarded(
            location,
            () =>
            {
                if (path is not null && File.Exists(path))
                {
                    File.Delete(path);
                }

                return true;
            }
        );

    private static T Guarded<T>(S3Location location, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SparkifyException($"cannot write {location}: {error.Message.TrimEnd('.')}", error);
        }
    }
}
