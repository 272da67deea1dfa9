using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// One spelling for one file. A process that opens a DuckDB file under two spellings gets two instances, which the
/// file's lock, being the process's, does not keep apart: a committed row was lost. Spellings that differ in case
/// only are one to DuckDB.NET, which finds the instances it has open without regard to case.
/// </summary>
internal static class CanonicalPath
{
    private const int MaxLinkCount = 40;

    /// <summary>Absolute, without "." and "..", links in any part followed; the file need not exist.</summary>
    public static string Of(string path) => Resolve(Path.GetFullPath(path), path, 0);

    private static string Resolve(string path, string original, int linkCount)
    {
        var root = Path.GetPathRoot(path)!;
        var resolved = root;
        var parts = path[root.Length..].Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var parent = resolved;
            resolved = Path.Combine(parent, parts[i]);
            if (new FileInfo(resolved).LinkTarget is { } target)
            {
                if (linkCount == MaxLinkCount)
                {
                    throw new SparkifyException($"too many symbolic links in {original}")
                    {
                        ExitCode = ExitCode.NoConnection,
                    };
                }

                return Resolve(
                    Path.GetFullPath(Path.Combine([parent, target, .. parts[(i + 1)..]])),
                    original,
                    linkCount + 1
                );
            }
        }

        return resolved;
    }

    private static char[] Separators => [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];
}
