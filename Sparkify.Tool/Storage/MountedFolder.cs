using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>
/// One mount: the files below a folder as the objects below an S3 prefix, hidden ones too, as S3 knows no hidden objects. Symbolic
/// links are followed.
/// </summary>
internal sealed class MountedFolder(S3Location prefix, string directory)
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    /// <summary>The bucket and what every key of this mount starts with: "" or a key that ends with '/'.</summary>
    public S3Location Prefix { get; } = prefix;

    /// <summary>Whether objects of the other prefix can stand here.</summary>
    public bool Intersects(S3Location other) =>
        Prefix.Bucket == other.Bucket
        && (
            other.Key.StartsWith(Prefix.Key, StringComparison.Ordinal)
            || Prefix.Key.StartsWith(other.Key, StringComparison.Ordinal)
        );

    public bool Holds(S3Location item) =>
        Prefix.Bucket == item.Bucket && item.Key.StartsWith(Prefix.Key, StringComparison.Ordinal);

    /// <summary>The files whose keys start with keyPrefix, in byte order of the keys; no more than one folder a level is held in memory.</summary>
    public IEnumerable<StoredObject> List(string keyPrefix)
    {
        CheckFolder();
        return List(FolderWalk.Start(directory), Prefix.Key, keyPrefix);
    }

    public StoredObject? Find(S3Location location)
    {
        CheckFolder();
        return
            PathOf(location) is { } path
            && !MountedUpload.IsOnItsWay(path)
            && File.Exists(path)
            && HasExactName(location.Key)
            ? Describe(location, path)
            : null;
    }

    /// <summary>A small object is read whole, so that what is given is what was listed.</summary>
    public Stream Open(StoredObject item)
    {
        var stream = OpenFile(PathOf(item.Location) ?? throw Changed(item.Location, null), item);
        try
        {
            if (item.SizeBytes <= ObjectTag.MaxHashedBytes)
            {
                using (stream)
                {
                    return ReadWhole(stream, item);
                }
            }

            // Asked of the open handle, so that no rename can come between the question and the reading.
            var handle = stream.SafeFileHandle;
            var tag = ObjectTag.OfLarge(RandomAccess.GetLength(handle), File.GetLastWriteTimeUtc(handle));
            return tag == item.ETag ? stream : throw Changed(item.Location, null);
        }
        catch (SparkifyException)
        {
            stream.Dispose();
            throw;
        }
    }

    public ObjectUpload Create(S3Location location)
    {
        CheckFolder();
        return MountedUpload.Create(location, PathOf(location));
    }

    public void Delete(S3Location location) => MountedUpload.Delete(location, PathOf(location));

    private static FileStream OpenFile(string path, StoredObject item)
    {
        try
        {
            // The reader has buffers of its own: a second one would only copy.
            return new FileStream(
                path,
                new FileStreamOptions
                {
                    BufferSize = 0,
                    Share = FileShare.ReadWrite | FileShare.Delete,
                    Options = FileOptions.SequentialScan,
                }
            );
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Changed(item.Location, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable($"cannot read {item.Location}", error);
        }
    }

    private static MemoryStream ReadWhole(FileStream file, StoredObject item)
    {
        var bytes = new byte[item.SizeBytes + 1];
        int count;
        try
        {
            count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (IOException error)
        {
            throw Unreadable($"cannot read {item.Location}", error);
        }

        return count == item.SizeBytes && ObjectTag.OfContent(bytes.AsSpan(0, count)) == item.ETag
            ? new MemoryStream(bytes, 0, count, writable: false)
            : throw Changed(item.Location, null);
    }

    private static SparkifyException Changed(S3Location location, Exception? inner) =>
        new($"{location} changed or was removed between listing and reading", inner)
        {
            Hint = "run again when nothing writes to it",
        };

    private static SparkifyException Unreadable(string what, Exception error) =>
        new($"{what}: {error.Message.TrimEnd('.')}", error);

    private static StoredObject Describe(S3Location location, string path)
    {
        try
        {
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            var (tag, sizeBytes) = ObjectTag.Read(file);
            return new StoredObject(location, tag, sizeBytes);
        }
        catch (FileNotFoundException error) when (new FileInfo(path).LinkTarget is { } target)
        {
            throw new SparkifyException($"{location} is a symbolic link to nothing: \"{path}\" to \"{target}\"", error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Changed(location, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable($"cannot read {location}", error);
        }
    }

    private string? PathOf(S3Location location) => ObjectPath.Find(directory, location.Key[Prefix.Key.Length..]);

    private void CheckFolder()
    {
        if (!Directory.Exists(directory))
        {
            throw new SparkifyException($"the folder \"{directory}\" that is mounted as {Prefix} does not exist")
            {
                Hint = "create it, or change the mount in .config/sparkify.json or --mount",
                ExitCode = ExitCode.InvalidProject,
            };
        }
    }

    /// <summary>S3 tells upper from lower case; file systems of Windows and macOS do not.</summary>
    private bool HasExactName(string key) =>
        OperatingSystem.IsLinux() || List(FolderWalk.Start(directory), Prefix.Key, key).Any(o => o.Location.Key == key);

    private IEnumerable<StoredObject> List(FolderWalk folder, string folderKey, string keyPrefix)
    {
        foreach (var entry in SortedEntries(folder.Path, folderKey, keyPrefix))
        {
            var key = folderKey + entry.Name;
            if (entry.IsFolder)
            {
                foreach (var item in List(folder.Into(entry.Name[..^1], entry.IsLink), key, keyPrefix))
                {
                    yield return item;
                }
            }
            else
            {
                yield return DescribeEntry(entry, folder.Path, key);
            }
        }
    }

    private StoredObject DescribeEntry(Entry entry, string folder, string key)
    {
        var location = new S3Location(Prefix.Bucket, key);

        if (Encoding.UTF8.GetByteCount(key) > MountedUpload.MaxKeyBytes)
        {
            throw new SparkifyException(
                $"{location} is longer than the {MountedUpload.MaxKeyBytes} bytes that S3 allows a key"
            )
            {
                Hint = $"mount a folder below \"{directory}\", or shorten the names",
            };
        }

        return Describe(location, Path.Join(folder, entry.Name));
    }

    /// <summary>A folder sorts as its name and a slash, as in the keys: "a-b" and "a.b" come before "a/b".</summary>
    private static List<Entry> SortedEntries(string folder, string folderKey, string keyPrefix)
    {
        try
        {
            var rest = keyPrefix.Length > folderKey.Length ? keyPrefix[folderKey.Length..] : "";
            var entries = new FileSystemEnumerable<Entry>(folder, ToEntry, Everything)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => CanMatch(ref entry, rest),
            }.ToList();
            entries.Sort(static (a, b) => ObjectKeyOrder.Instance.Compare(a.Name, b.Name));
            return entries;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable($"cannot list the folder \"{folder}\"", error);
        }
    }

    private static bool CanMatch(ref FileSystemEntry entry, string rest)
    {
        if (!entry.IsDirectory)
        {
            return entry.FileName.StartsWith(rest, StringComparison.Ordinal)
                && !MountedUpload.IsOnItsWay(entry.FileName);
        }

        var length = entry.FileName.Length;
        return rest.Length <= length
            ? entry.FileName.StartsWith(rest, StringComparison.Ordinal)
            : rest[length] == '/' && rest.AsSpan(0, length).SequenceEqual(entry.FileName);
    }

    private static Entry ToEntry(ref FileSystemEntry entry)
    {
        var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
        return entry.IsDirectory
            ? new Entry($"{entry.FileName}/", IsFolder: true, isLink)
            : new Entry(entry.FileName.ToString(), IsFolder: false, isLink);
    }

    private sealed record Entry(string Name, bool IsFolder, bool IsLink);
}
