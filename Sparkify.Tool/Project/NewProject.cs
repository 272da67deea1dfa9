using System.Text;

namespace Sparkify.Tool.Project;

/// <summary>Writes a project from nothing; a file that is there is never overwritten.</summary>
internal static class NewProject
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The paths that were written, relative to the folder.</summary>
    /// <exception cref="Text.SparkifyException">one of the files is there; nothing was written</exception>
    public static IReadOnlyList<string> Write(string folder, string toolVersion)
    {
        var files = ProjectTemplates.ReadProject(toolVersion);
        Refuse(folder, [.. files.Select(f => f.Path).Where(path => Exists(folder, path))]);
        foreach (var file in files)
        {
            WriteNew(Path.Combine(folder, file.Path), file.Content);
        }

        return [.. files.Select(f => f.Path)];
    }

    /// <summary>Fails where the file has come meanwhile.</summary>
    /// <exception cref="Text.SparkifyException">the file cannot be written</exception>
    public static void WriteNew(string path, string content)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Utf8.GetBytes(content));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new Text.SparkifyException($"cannot write {path}: {error.Message}", error)
            {
                Hint = "files that are there are never overwritten; what was written before this one stays",
                ExitCode = Text.ExitCode.InvalidProject,
            };
        }
    }

    private static bool Exists(string folder, string path) => Path.Exists(Path.Combine(folder, path));

    private static void Refuse(string folder, IReadOnlyList<string> existing)
    {
        if (existing.Count > 0)
        {
            throw new Text.SparkifyException(
                $"{folder} already holds {(existing.Count == 1 ? "a file" : "files")} that init would write"
            )
            {
                Details = existing,
                Hint = "nothing was written: choose another folder, or move them away",
                ExitCode = Text.ExitCode.InvalidProject,
            };
        }
    }
}
