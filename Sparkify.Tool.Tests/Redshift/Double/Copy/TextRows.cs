using System.Text;

namespace Sparkify.Tool.Tests.Redshift.Double.Copy;

/// <summary>Lines of CSV or of fields between delimiters, in the order of the target's columns.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
internal sealed class TextRows(CopyRequest request, int columnCount)
{
    public IEnumerable<CopyRow> Read(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        var (offset, line) = (0, 0);
        while (offset < text.Length)
        {
            line++;
            var values = Record(text, ref offset);
            if (line > request.HeaderLineCount)
            {
                yield return Row(values, line);
            }
        }
    }

    private CopyRow Row(List<string?> values, int line) =>
        values.Count > columnCount ? new CopyRow(line, []) { Fault = new CopyFault(1202, "Extra column(s) found") }
        : values.Count < columnCount ? new CopyRow(line, []) { Fault = new CopyFault(1203, "Delimiter not found") }
        : new CopyRow(line, [.. values.Select(value => new CopyValue(value))]);

    private List<string?> Record(string text, ref int offset)
    {
        var values = new List<string?>();
        var value = new StringBuilder();
        var isQuoted = false;
        for (; offset < text.Length; offset++)
        {
            var c = text[offset];
            if (c == '"' && request.Format == CopyFormat.Csv)
            {
                var isDoubled = isQuoted && offset + 1 < text.Length && text[offset + 1] == '"';
                offset += isDoubled ? 1 : 0;
                isQuoted = isDoubled || !isQuoted;
                value.Append(isDoubled ? "\"" : "");
            }
            else if (isQuoted || (c != request.Delimiter && c != '\n'))
            {
                value.Append(c);
            }
            else
            {
                Add(values, value);
                if (c == '\n')
                {
                    offset++;
                    return values;
                }
            }
        }

        Add(values, value);
        return values;
    }

    private void Add(List<string?> values, StringBuilder value)
    {
        var text = value.ToString().TrimEnd('\r');
        values.Add(text == request.NullText ? null : text);
        value.Clear();
    }
}
