namespace Sparkify.Tool.Tests;

/// <summary>Where the repository and, beside it, the real data are.</summary>
internal static class Repository
{
    public static string Root { get; } =
        FindUp("Sparkify.slnx", File.Exists) ?? throw new InvalidOperationException("not in the repository");

    public static string Tool { get; } = Path.Combine(Root, "Sparkify.Tool");

    /// <summary>The real logs and songs; null where they are not there.</summary>
    public static string? Dataset { get; } =
        FindUp(Path.Combine("shared", "dataset"), Directory.Exists) is { } root
            ? Path.Combine(root, "shared", "dataset")
            : null;

    private static string? FindUp(string relative, Func<string, bool> exists)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (exists(Path.Combine(folder.FullName, relative)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
