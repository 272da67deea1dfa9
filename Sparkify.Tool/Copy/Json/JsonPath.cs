using System.Globalization;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy.Json;

/// <summary>One path of a jsonpaths file: "$", dots and indexes ("$.a.b[0]"), or brackets ("$['a']['b'][0]").</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html"/>
internal sealed record JsonPath(IReadOnlyList<JsonPathStep> Steps, JsonPathNotation Notation)
{
    /// <exception cref="SparkifyException">not a path; the span is the given one</exception>
    public static JsonPath Parse(string text, SourceSpan span)
    {
        if (!text.StartsWith('$'))
        {
            throw Invalid(text, "expected \"$\" at the start", span);
        }

        var steps = new List<JsonPathStep>();
        var notation = JsonPathNotation.Either;
        for (var position = 1; position < text.Length; )
        {
            var (step, used) = ReadStep(text, ref position) is { } found
                ? found
                : throw Invalid(text, $"expected .name, ['name'] or [index] at character {position + 1}", span);
            if (notation != JsonPathNotation.Either && used != JsonPathNotation.Either && notation != used)
            {
                throw Invalid(text, "names are written with dots or with brackets, not both", span);
            }

            notation = used == JsonPathNotation.Either ? notation : used;
            steps.Add(step);
        }

        return new JsonPath(steps, notation);
    }

    private static SparkifyException Invalid(string text, string reason, SourceSpan span) =>
        new($"invalid JSONPath \"{text}\": {reason}") { Span = span };

    private static (JsonPathStep Step, JsonPathNotation Notation)? ReadStep(string text, ref int position)
    {
        var rest = text.AsSpan(position);
        if (rest[0] == '.')
        {
            var name = rest[1..];
            var end = name.IndexOfAny(".['");
            name = end < 0 ? name : name[..end];
            position += 1 + name.Length;
            return name.IsEmpty || name.Contains(']') || name is "*"
                ? null
                : (new JsonPathStep(name.ToString(), 0), JsonPathNotation.Dots);
        }

        if (rest.StartsWith("['"))
        {
            var end = rest.IndexOf("']");
            position += end + 2;
            return end <= 2 ? null : (new JsonPathStep(rest[2..end].ToString(), 0), JsonPathNotation.Brackets);
        }

        var close = rest.IndexOf(']');
        if (
            rest[0] != '['
            || close < 0
            || rest[close - 1] == '\0'
            || !int.TryParse(rest[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        )
        {
            return null;
        }

        position += close + 1;
        return (new JsonPathStep(null, index), JsonPathNotation.Either);
    }
}

internal enum JsonPathNotation
{
    Either,
    Dots,
    Brackets,
}
