using System.Globalization;
using System.Text;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>Writes the next script of a folder: numbered as the ones that are there, named in snake_case.</summary>
internal sealed class NewScript(string root, ScriptKind kind, TimeProvider clock)
{
    /// <summary>From this width on numbers are times, such as 20181101120000.</summary>
    private const int TimeWidth = 12;

    private const string TimeFormat = "yyyyMMddHHmmss";

    private string FolderName => ScriptKeys.Name(kind) + "s";

    /// <summary>The path that was written, relative to the project, with /.</summary>
    /// <exception cref="SparkifyException">the name holds no letter, or a script of that name is there</exception>
    public string Write(string name)
    {
        var stem = ToSnakeCase(name);
        if (stem.Length == 0)
        {
            throw new SparkifyException($"\"{name}\" makes no file name")
            {
                Hint = "name it after what it does, such as create_users",
                ExitCode = ExitCode.Usage,
            };
        }

        var names = ReadNames();
        if (names.FirstOrDefault(n => StemOf(n) == stem) is { } existing)
        {
            throw new SparkifyException($"{FolderName}/{existing} is already there")
            {
                Hint = "choose another name",
                ExitCode = ExitCode.InvalidProject,
            };
        }

        var file = kind == ScriptKind.Check ? $"{stem}.sql" : $"{NextNumber(names)}_{stem}.sql";
        NewProject.WriteNew(Path.Combine(root, FolderName, file), ProjectTemplates.ReadScript(kind, stem));
        return $"{FolderName}/{file}";
    }

    /// <summary>createUsers, "Create users" and create-users.sql are create_users.</summary>
    internal static string ToSnakeCase(string name)
    {
        var text = name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        var words = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isStart =
                char.IsAsciiLetterUpper(text[i])
                && i > 0
                && (
                    char.IsAsciiLetterLower(text[i - 1])
                    || (i + 1 < text.Length && char.IsAsciiLetterLower(text[i + 1]))
                );
            if (!char.IsAsciiLetterOrDigit(text[i]) || isStart)
            {
                words.Append(words.Length > 0 && words[^1] != '_' ? "_" : "");
            }

            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                words.Append(char.ToLowerInvariant(text[i]));
            }
        }

        return words.ToString().Trim('_');
    }

    private List<string> ReadNames()
    {
        var folder = Path.Combine(root, FolderName);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.sql").Select(f => Path.GetFileName(f)!)]
            : [];
    }

    private string StemOf(string file)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        var digits = DigitsOf(stem).Length;
        return kind != ScriptKind.Check && digits > 0 ? stem[digits..].TrimStart('_') : stem;
    }

    private static string DigitsOf(string name) => name[..name.TakeWhile(char.IsAsciiDigit).Count()];

    private string NextNumber(List<string> names)
    {
        var step = kind == ScriptKind.Transform ? 10 : 1;
        var newest = names
            .Select(DigitsOf)
            .Where(d => d.Length is > 0 and <= 18)
            .MaxBy(d => long.Parse(d, CultureInfo.InvariantCulture));
        if (newest is null)
        {
            return kind == ScriptKind.Transform ? "010" : "0001";
        }

        if (newest.Length >= TimeWidth)
        {
            return clock.GetUtcNow().UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)[
                ..Math.Min(newest.Length, TimeFormat.Length)
            ];
        }

        var next = (long.Parse(newest, CultureInfo.InvariantCulture) / step + 1) * step;
        return next.ToString(CultureInfo.InvariantCulture).PadLeft(newest.Length, '0');
    }
}
