using System.Globalization;
using System.Text;
using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Fields;

/// <summary>Fields of so many characters each, one record a line. The line may end before its last field is filled.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/t_loading_fixed_width_data.html"/>
internal sealed class FixedWidthSplitter(IReadOnlyList<int> widths, bool removesQuotes)
    : RecordSplitter(widths.Count + 1)
{
    private static readonly ValueError NoEndQuote = new(
        LoadErrorCode.Delimiter,
        "Delimiter not found: no quotation mark ends the field"
    );

    private readonly int[] widths = [.. widths];

    protected override SplitStatus SplitRecord(ReadOnlySpan<byte> data, bool isFinal)
    {
        var lineFeed = data.IndexOf((byte)'\n');
        if (lineFeed < 0 && !isFinal)
        {
            return SplitStatus.Incomplete;
        }

        var line = data[..(lineFeed < 0 ? data.Length : TextEnd(data, 0, lineFeed))];
        var isAscii = Ascii.IsValid(line);
        var position = 0;
        foreach (var width in widths)
        {
            if (position == line.Length && FieldCount > 0)
            {
                break;
            }

            var end = isAscii ? Math.Min(line.Length, position + width) : StepOver(line, position, width);
            if (!AddField(line, position, end))
            {
                return Fail(end, NoEndQuote);
            }

            position = end;
        }

        return position == line.Length
            ? End(lineFeed < 0 ? data.Length : lineFeed + 1)
            : Fail(position, MissingNewline(line, position));
    }

    private static int StepOver(ReadOnlySpan<byte> line, int position, int characterCount)
    {
        while (position < line.Length && characterCount > 0)
        {
            position += Utf8Faults.SequenceLength(line[position..]);
            characterCount--;
        }

        return position;
    }

    private static ValueError MissingNewline(ReadOnlySpan<byte> line, int position) =>
        new(
            LoadErrorCode.Line,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Missing newline: Unexpected character 0x{line[position]:x2} found at location {position}"
            ),
            position
        );

    private bool AddField(ReadOnlySpan<byte> line, int start, int end)
    {
        if (removesQuotes && start < end && line[start] is (byte)'"' or (byte)'\'')
        {
            var trimmed = start + line[start..end].TrimEnd((byte)' ').Length;
            if (trimmed - start < 2 || line[trimmed - 1] != line[start])
            {
                return false;
            }

            Add(new FieldSpan(start + 1, trimmed - start - 2, FieldForm.Plain));
            return true;
        }

        Add(new FieldSpan(start, end - start, FieldForm.Plain));
        return true;
    }
}
