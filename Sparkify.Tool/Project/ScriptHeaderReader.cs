using System.Text.RegularExpressions;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>
/// Reads the <c>-- sparkify: key=value</c> lines at the top of a script, where only comment lines and empty lines stand before
/// them. Such a line further down is an error, because nobody would see that it does nothing.
/// </summary>
internal sealed partial class ScriptHeaderReader(ScriptKind kind, SourceText source)
{
    private readonly Dictionary<string, Allowance> allowed = [];
    private readonly HashSet<string> seen = [];
    private readonly string[] lines = source.Content.Split('\n');
    private int lineOffset;
    private ScriptHeader header = new();

    public static ScriptHeader Read(ScriptKind kind, SourceText source) => new ScriptHeaderReader(kind, source).Read();

    private ScriptHeader Read()
    {
        var line = 0;
        for (; line < lines.Length && IsAtTop(lines[line]); line++)
        {
            if (HeaderLine().Match(lines[line]) is { Success: true } match)
            {
                ReadLine(line, match.Length);
            }

            lineOffset += lines[line].Length + 1;
        }

        RequireNoneBelow(line);
        return header with { Allowed = allowed };
    }

    private static bool IsAtTop(string line) => string.IsNullOrWhiteSpace(line) || IsComment(line);

    private void ReadLine(int line, int start)
    {
        foreach (Match word in Word().Matches(lines[line], start))
        {
            ReadEntry(word.Value, lineOffset + word.Index, line);
        }
    }

    private void ReadEntry(string entry, int offset, int line)
    {
        var span = source.Span(offset, entry.Length);
        var split = entry.IndexOf('=', StringComparison.Ordinal);
        if (split <= 0 || split == entry.Length - 1)
        {
            throw ProjectError.At(
                span,
                $"expected key=value in the header, found \"{entry}\"",
                "write no blanks around = and a reason on a comment line of its own"
            );
        }

        var key = entry[..split];
        RequireKey(key, source.Span(offset, split));
        var value = entry[(split + 1)..];
        var place = source.Span(offset + split + 1, value.Length);
        header = key switch
        {
            "transaction" => header with { InTransaction = Choose(value, "on", "off", key, place) },
            "repeatable" => header with { IsRepeatable = Choose(value, "true", "false", key, place) },
            "severity" => header with
            {
                Severity = Choose(value, "error", "warn", key, place) ? Severity.Error : Severity.Warning,
            },
            _ => Allow(value, place, line),
        };
    }

    private void RequireKey(string key, SourceSpan span)
    {
        var keys = ScriptKeys.Of(kind);
        if (!ScriptKeys.All.Contains(key))
        {
            throw ProjectError.At(
                span,
                $"unknown key \"{key}\" in the header",
                NearestName.Hint(key, keys, $"keys of a {Kind} are {ProjectError.List(keys)}")
            );
        }

        if (!keys.Contains(key))
        {
            throw ProjectError.At(
                span,
                $"\"{key}\" does not fit a {Kind}",
                $"keys of a {Kind} are {ProjectError.List(keys)}"
            );
        }

        if (!seen.Add(key) && key != "allow")
        {
            throw ProjectError.At(span, $"\"{key}\" stands twice in the header", "remove one of them");
        }
    }

    private string Kind => ScriptKeys.Name(kind);

    private static bool Choose(string value, string yes, string no, string key, SourceSpan span)
    {
        if (value != yes && value != no)
        {
            throw ProjectError.At(span, $"unknown value \"{value}\" of \"{key}\"", $"write {key}={yes} or {key}={no}");
        }

        return value == yes;
    }

    private ScriptHeader Allow(string names, SourceSpan span, int line)
    {
        var reason = ReasonBelow(line) ?? throw MissingReason(span);
        var offset = span.Offset;
        foreach (var name in names.Split(','))
        {
            var place = source.Span(offset, name.Length);
            if (name.Length == 0)
            {
                throw ProjectError.At(place, "a rule without a name", "write allow=rule or allow=rule,rule");
            }

            if (!allowed.TryAdd(name, new Allowance(reason, place)))
            {
                throw ProjectError.At(place, $"rule \"{name}\" is allowed twice", "remove one of them");
            }

            offset += name.Length + 1;
        }

        return header;
    }

    private string? ReasonBelow(int line)
    {
        var text = line + 1 < lines.Length ? lines[line + 1] : "";
        var reason = IsComment(text) && !HeaderLine().IsMatch(text) ? text.Trim().TrimStart('-').Trim() : "";
        return reason.Length > 0 ? reason : null;
    }

    private static SparkifyException MissingReason(SourceSpan span) =>
        ProjectError.At(
            span,
            "a rule is allowed without a reason",
            "say why on the next line, as a comment: -- because …"
        );

    private void RequireNoneBelow(int line)
    {
        for (; line < lines.Length; line++)
        {
            if (HeaderLine().IsMatch(lines[line]))
            {
                throw ProjectError.At(
                    source.Span(lineOffset, lines[line].TrimEnd().Length),
                    "a header line that does not stand at the top of the file",
                    "move it up: only comment lines that start with -- may stand above it"
                );
            }

            lineOffset += lines[line].Length + 1;
        }
    }

    private static bool IsComment(string line) => line.AsSpan().TrimStart().StartsWith("--", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*--\s*sparkify\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
