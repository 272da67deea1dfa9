using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>A folder on the way down through a mount. RealPath: where its links lead to, as far as that is known.</summary>
internal sealed record FolderWalk(string Path, string RealPath, FolderWalk? Parent)
{
    public static FolderWalk Start(string directory) =>
        new(directory, Resolve(System.IO.Path.GetFullPath(directory)), null);

    /// <exception cref="SparkifyException">a link leads back to a folder that is on the way already</exception>
    public FolderWalk Into(string name, bool isLink)
    {
        var path = System.IO.Path.Join(Path, name);
        var realPath = System.IO.Path.Join(RealPath, name);
        if (!isLink)
        {
            return new FolderWalk(path, realPath, this);
        }

        // From the real path, since a relative link counts from where it really is.
        var target = Resolve(realPath);
        for (var folder = this; folder is not null; folder = folder.Parent)
        {
            if (folder.RealPath == target)
            {
                throw new SparkifyException(
                    $"the symbolic link \"{path}\" leads back to \"{folder.Path}\", which holds it"
                )
                {
                    Hint = "remove the link, or mount a folder that does not hold it",
                };
            }
        }

        return new FolderWalk(path, target, this);
    }

    private static string Resolve(string path)
    {
        try
        {
            var target = Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            return System.IO.Path.TrimEndingDirectorySeparator(target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SparkifyException(
                $"cannot follow the symbolic link \"{path}\": {error.Message.TrimEnd('.')}",
                error
            );
        }
    }
}
