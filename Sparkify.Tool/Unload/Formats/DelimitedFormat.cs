using System.Text;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Unload.Formats;

/// <summary>Fields between delimiters; ESCAPE puts a backslash before what would end a field, ADDQUOTES puts it in quotes.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal sealed class DelimitedFormat : RecordFormat
{
    private readonly UnloadColumn[] columns;
    private readonly Func<object, string> text;
    private readonly byte delimiter;
    private readonly byte[] nullText;
    private readonly bool isEscaped;
    private readonly bool isQuoted;
    private readonly string escaped;

    public DelimitedFormat(UnloadColumn[] columns, Func<object, string> text, UnloadOptions options)
    {
        this.columns = columns;
        this.text = text;
        delimiter = (byte)(options.Delimiter ?? '|');
        nullText = Encoding.UTF8.GetBytes(options.NullText);
        isEscaped = options.IsEscaped;
        isQuoted = options.AddQuotes;
        escaped = $"\n\r\\{(char)delimiter}{(isQuoted ? "\"'" : "")}";
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
            if (row[i] is not { } value)
            {
                target.Append(nullText);
            }
            else if (columns[i].IsNumber || columns[i].Type.Kind == ColumnKind.Boolean)
            {
                // The example of the guide quotes the text beside an unquoted number.
                target.Append(text(value).AsSpan());
            }
            else if (columns[i].Type.IsCharacter)
            {
                WriteText(text(value), target);
            }
            else
            {
                WriteOther(text(value), target);
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
        if (!isEscaped)
        {
            WriteOther(value, target);
            return;
        }

        Quote(target);
        var rest = value.AsSpan();
        for (var i = rest.IndexOfAny(escaped); i >= 0; i = rest.IndexOfAny(escaped))
        {
            target.Append(rest[..i]);
            target.Append((byte)'\\');
            target.Append((byte)rest[i]);
            rest = rest[(i + 1)..];
        }

        target.Append(rest);
        Quote(target);
    }

    private void WriteOther(string value, ByteBuffer target)
    {
        Quote(target);
        target.Append(value.AsSpan());
        Quote(target);
    }

    private void Quote(ByteBuffer target)
    {
        if (isQuoted)
        {
            target.Append((byte)'"');
        }
    }
}
