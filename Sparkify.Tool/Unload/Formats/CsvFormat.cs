using System.Text;

namespace Sparkify.Tool.Unload.Formats;

/// <summary>A field that holds a delimiter, a double quote or a line's end stands in double quotes, and its own are doubled.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal sealed class CsvFormat : RecordFormat
{
    private readonly UnloadColumn[] columns;
    private readonly Func<object, string> text;
    private readonly byte delimiter;
    private readonly byte[] nullText;
    private readonly string special;

    public CsvFormat(UnloadColumn[] columns, Func<object, string> text, UnloadOptions options)
    {
        this.columns = columns;
        this.text = text;
        delimiter = (byte)(options.Delimiter ?? ',');
        nullText = Encoding.UTF8.GetBytes(options.NullText);
        special = $"\"\n\r{(char)delimiter}";
    }

    public override void WriteHeader(ByteBuffer target)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            Separate(i, target);
            WriteText(columns[i].Name, target);
        }

        target.Append((byte)'\n');
    }

    public override void WriteRow(ReadOnlySpan<object?> row, ByteBuffer target)
    {
        for (var i = 0; i < row.Length; i++)
        {
            Separate(i, target);
            if (row[i] is { } value)
            {
                WriteText(text(value), target);
            }
            else
            {
                target.Append(nullText);
            }
        }

        target.Append((byte)'\n');
    }

    private void Separate(int index, ByteBuffer target)
    {
        if (index > 0)
        {
            target.Append(delimiter);
        }
    }

    private void WriteText(string value, ByteBuffer target)
    {
        if (value.AsSpan().IndexOfAny(special) < 0)
        {
            target.Append(value.AsSpan());
            return;
        }

        target.Append((byte)'"');
        target.Append(value.Replace("\"", "\"\"", StringComparison.Ordinal).AsSpan());
        target.Append((byte)'"');
    }
}
