using System.Text.Json;

namespace Sparkify.Tool.Tests.Redshift.Double.Copy;

/// <summary>A value of a file: text, or nothing for NULL.</summary>
internal readonly record struct CopyValue(string? Text);

/// <summary>One row of a file, by the order of the target's columns, or why it is none.</summary>
internal sealed record CopyRow(int Line, CopyValue[] Values)
{
    public CopyFault? Fault { get; init; }
}

/// <summary>Root values of a file, each one row: of its names, or of a jsonpaths file.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html"/>
internal sealed class JsonRows(IReadOnlyList<CopyColumn> columns, IReadOnlyList<JsonPath>? paths, bool ignoresCase)
{
    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true };

    public IEnumerable<CopyRow> Read(byte[] content)
    {
        var rows = new List<CopyRow>();
        var reader = new Utf8JsonReader(content, Options);
        try
        {
            while (reader.Read())
            {
                using var root = JsonDocument.ParseValue(ref reader);
                rows.Add(Row(root.RootElement, LineAt(content, (int)reader.BytesConsumed)));
            }
        }
        catch (JsonException)
        {
            var line = LineAt(content, (int)reader.BytesConsumed);
            rows.Add(new CopyRow(line, []) { Fault = new CopyFault(1216, "Invalid JSON") });
        }

        return rows;
    }

    private static int LineAt(byte[] content, int offset) =>
        1 + content.AsSpan(0, Math.Min(offset, content.Length)).Count((byte)'\n');

    private CopyRow Row(JsonElement root, int line)
    {
        try
        {
            var values = new CopyValue[columns.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = Value(paths is null ? Member(root, columns[i].Name) : paths[i].Find(root), columns[i]);
            }

            return new CopyRow(line, values);
        }
        catch (CopyFault fault)
        {
            return new CopyRow(line, []) { Fault = fault };
        }
    }

    private JsonElement? Member(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new CopyFault(1216, "Invalid JSONPath format: Member is not an object.");
        }

        JsonElement? found = null;
        foreach (var member in root.EnumerateObject())
        {
            if (
                string.Equals(
                    member.Name,
                    name,
                    ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
                )
            )
            {
                found = member.Value;
            }
        }

        return found;
    }

    private static CopyValue Value(JsonElement? element, CopyColumn column) =>
        element switch
        {
            null or { ValueKind: JsonValueKind.Null } => new CopyValue(null),
            { } value when column.Type == "jsonb" => new CopyValue(value.GetRawText()),
            { ValueKind: JsonValueKind.String } text => new CopyValue(text.GetString()),
            { } value => new CopyValue(value.GetRawText()),
        };
}

/// <summary>A path of a jsonpaths file: names and indexes, in dots or in brackets.</summary>
internal sealed class JsonPath
{
    private readonly List<object> steps = [];

    public static IReadOnlyList<JsonPath>? Parse(byte[] file)
    {
        using var document = JsonDocument.Parse(file);
        return document.RootElement.TryGetProperty("jsonpaths", out var paths)
            ? [.. paths.EnumerateArray().Select(path => Of(path.GetString()!))]
            : null;
    }

    public JsonElement? Find(JsonElement root)
    {
        var element = root;
        foreach (var step in steps)
        {
            if (step is int index)
            {
                if (element.ValueKind != JsonValueKind.Array || index >= element.GetArrayLength())
                {
                    throw new CopyFault(1216, "Invalid JSONPath format: Not an array or index out of range.");
                }

                element = element[index];
            }
            else if (element.ValueKind != JsonValueKind.Object)
            {
                throw new CopyFault(1216, "Invalid JSONPath format: Member is not an object.");
            }
            else if (!element.TryGetProperty((string)step, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static JsonPath Of(string text)
    {
        var path = new JsonPath();
        for (var i = 1; i < text.Length; )
        {
            if (text[i] == '.')
            {
                var end = text.IndexOfAny(['.', '['], i + 1);
                end = end < 0 ? text.Length : end;
                path.steps.Add(text[(i + 1)..end]);
                i = end;
                continue;
            }

            var close = text.IndexOf(']', i);
            var step = text[(i + 1)..close];
            path.steps.Add(
                step[0] == '\'' ? step[1..^1] : int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)
            );
            i = close + 1;
        }

        return path;
    }
}
