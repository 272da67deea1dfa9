using System.Globalization;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Unload.Formats;

/// <summary>An object a line. Booleans are t and f, as text output has them; SUPER is nested.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal sealed class JsonFormat : RecordFormat
{
    private readonly UnloadColumn[] columns;
    private readonly Func<object, string> text;

    /// <exception cref="SparkifyException">two columns have one name</exception>
    public JsonFormat(UnloadColumn[] columns, Func<object, string> text)
    {
        this.columns = columns;
        this.text = text;
        if (columns.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new SparkifyException($"UNLOAD to JSON has two columns \"{twice.Key}\"")
            {
                Hint = "give one of them another name: AS other_name",
            };
        }
    }

    public override void WriteHeader(ByteBuffer target) { }

    public override void WriteRow(ReadOnlySpan<object?> row, ByteBuffer target)
    {
        for (var i = 0; i < row.Length; i++)
        {
            target.Append((byte)(i == 0 ? '{' : ','));
            WriteString(columns[i].Name, target);
            target.Append((byte)':');
            if (row[i] is not { } value)
            {
                target.Append("null"u8);
            }
            else if (columns[i].Type.Kind == ColumnKind.Super || (columns[i].IsNumber && IsFinite(value)))
            {
                target.Append(text(value).AsSpan());
            }
            else
            {
                WriteString(text(value), target);
            }
        }

        target.Append("}\n"u8);
    }

    /// <summary>JSON has no number for NaN and the infinities.</summary>
    private static bool IsFinite(object value) =>
        value switch
        {
            double number => double.IsFinite(number),
            float number => float.IsFinite(number),
            _ => true,
        };

    private static void WriteString(string value, ByteBuffer target)
    {
        target.Append((byte)'"');
        var start = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] >= ' ' && value[i] is not ('"' or '\\'))
            {
                continue;
            }

            target.Append(value.AsSpan(start, i - start));
            WriteEscape(value[i], target);
            start = i + 1;
        }

        target.Append(value.AsSpan(start));
        target.Append((byte)'"');
    }

    private static void WriteEscape(char character, ByteBuffer target)
    {
        var letter = character switch
        {
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\b' => 'b',
            '\f' => 'f',
            '"' or '\\' => character,
            _ => 'u',
        };
        target.Append((byte)'\\');
        target.Append((byte)letter);
        if (letter == 'u')
        {
            target.Append(((int)character).ToString("x4", CultureInfo.InvariantCulture).AsSpan());
        }
    }
}
