using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>
/// The scripts of one folder of the project, in the order in which they run. Problems: gets every script's first
/// error; a script that cannot be read is left out.
/// </summary>
internal sealed class ScriptFolder(
    string root,
    ScriptKind kind,
    VariableResolver resolver,
    ICollection<SparkifyException> problems
)
{
    private const string Extension = ".sql";

    /// <summary>"migrations": the folder, relative to the project's.</summary>
    private string FolderName => ScriptKeys.Name(kind) + "s";

    public IReadOnlyList<ScriptFile> Read()
    {
        var folder = Path.Combine(root, FolderName);
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var scripts = TryList(folder).Select(n => TryRead(folder, n)).OfType<ScriptFile>().ToList();
        scripts.Sort(Compare);
        RequireDistinctNumbers(scripts);
        if (kind == ScriptKind.Transform)
        {
            RequireOffLast(scripts);
        }

        return scripts;
    }

    /// <summary>Every .sql file, but not hidden ones: macOS writes ._name.sql beside name.sql on foreign disks.</summary>
    private List<string> Names(string folder)
    {
        var names = new List<string>();
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(path);
            if (name.StartsWith('.'))
            {
                continue;
            }

            if (Directory.Exists(path))
            {
                RequireNoScripts(path, name);
            }
            else if (name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            {
                names.Add(name);
            }
        }

        names.Sort(string.CompareOrdinal);
        return names;
    }

    /// <summary>A script in a folder below would be passed over in silence.</summary>
    private void RequireNoScripts(string path, string name)
    {
        var scripts = Directory.EnumerateFiles(path, "*" + Extension, SearchOption.AllDirectories);
        if (scripts.Order(StringComparer.Ordinal).FirstOrDefault() is { } script)
        {
            var relative = Path.GetRelativePath(path, script).Replace('\\', '/');
            problems.Add(
                ProjectError.At(
                    new SourceText($"{FolderName}/{name}/{relative}", "").Span(0, 0),
                    $"a script in a folder below {FolderName}/",
                    $"move it to {FolderName}/ itself, or out of it"
                )
            );
        }
    }

    private ScriptFile ReadScript(string folder, string name)
    {
        var source = ProjectFile.Read(Path.Combine(folder, name), $"{FolderName}/{name}");
        var header = ScriptHeaderReader.Read(kind, source);
        return new ScriptFile(kind, name, source, resolver.Resolve(source), Checksum(source))
        {
            Number = ReadNumber(source, name, header),
            Header = header,
        };
    }

    /// <summary>Of the text as it is read: no BOM, line endings \n, variables not yet resolved.</summary>
    private static string Checksum(SourceText source) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.Content)));

    private long? ReadNumber(SourceText source, string name, ScriptHeader header)
    {
        if (!name.EndsWith(Extension, StringComparison.Ordinal))
        {
            throw ProjectError.At(source.Span(0, 0), "the file name must end in .sql", "rename it to lower case");
        }

        if (kind == ScriptKind.Check || header.IsRepeatable)
        {
            return null;
        }

        var digits = name.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : name.Length;
        if (digits == 0 || name[digits] != '_' || name.Length == digits + 1 + Extension.Length)
        {
            throw ProjectError.At(source.Span(0, 0), "the file name must be digits, _ and a name", NumberHint());
        }

        return long.TryParse(name.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ProjectError.At(
                source.Span(0, 0),
                "the number of the file name is too large",
                "use up to 18 digits"
            );
    }

    private string NumberHint() =>
        kind == ScriptKind.Migration
            ? "rename it, such as 0001_create_users.sql; a migration that runs again whenever it changes starts with"
                + " \"-- sparkify: repeatable=true\" and needs no number"
            : "rename it, such as 010_staging_events.sql";

    /// <summary>By number, then those without one; by name, byte for byte, where that is equal.</summary>
    private static int Compare(ScriptFile left, ScriptFile right)
    {
        var byNumber = (left.Number ?? long.MaxValue).CompareTo(right.Number ?? long.MaxValue);
        return byNumber != 0 ? byNumber : string.CompareOrdinal(left.Name, right.Name);
    }

    private void RequireDistinctNumbers(List<ScriptFile> scripts)
    {
        for (var i = 1; i < scripts.Count; i++)
        {
            if (scripts[i].Number is { } number && scripts[i - 1].Number == number)
            {
                var name = scripts[i - 1].Source.Name;
                problems.Add(
                    ProjectError.At(
                        scripts[i].Source.Span(0, 0),
                        string.Create(CultureInfo.InvariantCulture, $"the number {number} is also that of {name}"),
                        "rename the one that has not been applied anywhere"
                    )
                );
            }
        }
    }

    /// <summary>A transform outside the load's transaction runs after its commit, so its place must say so.</summary>
    private void RequireOffLast(List<ScriptFile> scripts)
    {
        var last = scripts.FindLastIndex(s => s.Header.InTransaction);
        foreach (var script in scripts.Take(Math.Max(last, 0)).Where(s => !s.Header.InTransaction))
        {
            problems.Add(
                ProjectError.At(
                    script.Source.Span(0, 0),
                    $"transaction=off before {scripts[last].Source.Name}, which runs in the load's transaction",
                    "it runs after the load's commit: give it a number above all others"
                )
            );
        }
    }

    private List<string> TryList(string folder)
    {
        try
        {
            return Names(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(ProjectError.At(null, $"cannot read {FolderName}: {error.Message}"));
            return [];
        }
    }

    private ScriptFile? TryRead(string folder, string name)
    {
        try
        {
            return ReadScript(folder, name);
        }
        catch (SparkifyException problem)
        {
            problems.Add(problem);
            return null;
        }
    }
}
