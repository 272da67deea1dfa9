using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>Finds the project folder: the one that holds .config/sparkify.json.</summary>
internal static class ProjectLocator
{
    /// <summary>How messages call the file.</summary>
    public const string ConfigName = ".config/sparkify.json";

    public static readonly string ConfigPath = Path.Combine(".config", "sparkify.json");

    /// <summary>The folder asked for, else the nearest of the current folder and those above it. Absolute.</summary>
    public static string Find(string currentDirectory, string? projectDirectory)
    {
        if (projectDirectory is not null)
        {
            return Require(Path.GetFullPath(projectDirectory, currentDirectory));
        }

        return FindAbove(currentDirectory)
            ?? throw ProjectError.At(
                null,
                $"no {ConfigName} in {currentDirectory} or any folder above it",
                "change to the project's folder, name it with --project, or write that file there"
            );
    }

    private static string Require(string folder)
    {
        if (IsProject(folder))
        {
            return Path.TrimEndingDirectorySeparator(folder);
        }

        if (!Directory.Exists(folder))
        {
            throw ProjectError.At(null, $"the project folder {folder} does not exist", "check --project");
        }

        throw ProjectError.At(
            null,
            $"no {ConfigName} in {folder}",
            FindAbove(folder) is { } project
                ? $"the project is {project}: name that with --project"
                : "name the folder that holds .config, or write that file there"
        );
    }

    private static string? FindAbove(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (IsProject(candidate.FullName))
            {
                return candidate.FullName;
            }
        }

        return null;
    }

    private static bool IsProject(string folder) => File.Exists(Path.Combine(folder, ConfigPath));
}
