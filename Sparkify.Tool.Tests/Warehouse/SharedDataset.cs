namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>The real data, which lies beside the repository and is never part of it.</summary>
internal static class SharedDataset
{
    /// <summary>The nearest shared/dataset above the test assembly, or null where there is none.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "dataset");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
