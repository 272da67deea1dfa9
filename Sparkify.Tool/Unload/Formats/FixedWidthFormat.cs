using System.Globalization;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Unload.Formats;

/// <summary>Fields of fixed widths in characters, filled up with blanks; nothing is cut.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal sealed class FixedWidthFormat : RecordFormat
{
    private readonly UnloadColumn[] columns;
    private readonly Func<object, string> text;
    private readonly int[] widths;
    private readonly string nullText;
    private readonly SourceSpan? span;

    /// <exception cref="SparkifyException">the widths are not as many as the columns, or a NULL's text does not fit</exception>
    public FixedWidthFormat(UnloadColumn[] columns, Func<object, string> text, UnloadOptions options)
    {
        this.columns = columns;
        this.text = text;
        nullText = options.NullText;
        span = options.Widths!.Span;
        widths = ParseWidths(options.Widths);
        if (widths.Length != columns.Length)
        {
            throw Error(
                $"FIXEDWIDTH names {widths.Length} columns, and {columns.Length} columns are unloaded",
                "give every column of the query its width"
            );
        }

        for (var i = 0; i < widths.Length; i++)
        {
            if (columns[i].Type.IsCharacter && nullText.Length > widths[i])
            {
                throw Error(
                    $"NULL AS '{nullText}' is longer than the {widths[i]} characters of column \"{columns[i].Name}\""
                );
            }
        }
    }

    public override void WriteHeader(ByteBuffer target) { }

    public override void WriteRow(ReadOnlySpan<object?> row, ByteBuffer target)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var value =
                row[i] is { } given ? text(given)
                : nullText.Length <= widths[i] ? nullText
                : "";
            var length = CountCharacters(value);
            if (length > widths[i])
            {
                throw Error(
                    $"a value of column \"{columns[i].Name}\" has {length} characters, and FIXEDWIDTH gives it {widths[i]}",
                    "give the column the width of its longest value"
                );
            }

            target.Append(value.AsSpan());
            target.Fill((byte)' ', widths[i] - length);
        }

        target.Append((byte)'\n');
    }

    private static int CountCharacters(string value)
    {
        var count = 0;
        foreach (var _ in value.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>'label:width, …'</summary>
    private static int[] ParseWidths(CopyArgument argument)
    {
        var widths = new List<int>();
        foreach (var part in argument.Value.Split(','))
        {
            var colon = part.LastIndexOf(':');
            var isWidth = int.TryParse(
                part[(colon + 1)..].Trim(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var width
            );
            if (colon < 0 || !isWidth || width == 0)
            {
                throw new SparkifyException($"FIXEDWIDTH takes 'name:width, …', found '{part.Trim()}'")
                {
                    Span = argument.Span,
                    Code = "42601",
                };
            }

            widths.Add(width);
        }

        return [.. widths];
    }

    private SparkifyException Error(string message, string? hint = null) => new(message) { Span = span, Hint = hint };
}
