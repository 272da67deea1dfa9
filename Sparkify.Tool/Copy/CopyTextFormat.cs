using System.Globalization;
using Sparkify.Tool.Copy.Fields;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Copy;

/// <summary>How a COPY statement says that its text is written.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
internal static class CopyTextFormat
{
    /// <summary>Null: the format is no text.</summary>
    public static TextFormat? From(CopyStatement statement)
    {
        var kind = statement.Format.Kind;
        if (kind is not (CopyFormatKind.Delimited or CopyFormatKind.Csv or CopyFormatKind.FixedWidth))
        {
            return null;
        }

        var isCsv = kind == CopyFormatKind.Csv;
        var quote = isCsv ? QuoteOf(statement.Find("QUOTE")?.Argument) : (byte?)null;
        return new TextFormat(DelimiterOf(statement, isCsv ? "," : "|", quote), NullTextOf(statement))
        {
            Quote = quote,
            Widths = kind == CopyFormatKind.FixedWidth ? WidthsOf(statement.Format.Argument!) : null,
            HasEscapes = statement.Find("ESCAPE") is not null,
            RemovesQuotes = statement.Find("REMOVEQUOTES") is not null,
            FillsRecord = statement.Find("FILLRECORD") is not null,
            IgnoresBlankLines = statement.Find("IGNOREBLANKLINES") is not null,
        };
    }

    private static byte[] DelimiterOf(CopyStatement statement, string standard, byte? quote)
    {
        if (statement.Find("DELIMITER")?.Argument is not { } argument)
        {
            return [(byte)standard[0]];
        }

        var delimiter = CopyLiteral.Bytes(argument);
        return delimiter.Length == 0 ? throw CopySupport.Invalid(argument, "DELIMITER is empty")
            : delimiter.AsSpan().ContainsAny("\r\n"u8)
                ? throw CopySupport.Invalid(argument, "DELIMITER holds a line end, which ends records")
            : quote is { } character && delimiter[0] == character
                ? throw CopySupport.Invalid(argument, "DELIMITER starts with the quotation mark")
            : delimiter;
    }

    private static byte QuoteOf(CopyArgument? argument)
    {
        if (argument is null)
        {
            return (byte)'"';
        }

        return CopyLiteral.Bytes(argument) is [> 0 and < 0x80 and not (byte)'\n' and var character]
            ? character
            : throw CopySupport.Invalid(argument, "QUOTE takes one ASCII character");
    }

    private static ReadOnlyMemory<byte> NullTextOf(CopyStatement statement)
    {
        if (statement.Find("NULL")?.Argument is not { } argument)
        {
            return NullMatch.Default;
        }

        var text = CopyLiteral.Bytes(argument);
        return text.AsSpan().Contains((byte)'\n')
            ? throw CopySupport.Invalid(argument, "NULL AS holds a line feed, which ends records")
            : text;
    }

    /// <summary>label:width[, …]; the labels mean nothing.</summary>
    private static List<int> WidthsOf(CopyArgument argument)
    {
        var widths = new List<int>();
        foreach (var pair in argument.Value.Split(','))
        {
            var colon = pair.LastIndexOf(':');
            if (
                colon < 1
                || !int.TryParse(pair.AsSpan(colon + 1).Trim(), CultureInfo.InvariantCulture, out var width)
                || width < 1
            )
            {
                throw CopySupport.Invalid(argument, "FIXEDWIDTH takes label:width pairs such as name:10,age:3, found");
            }

            widths.Add(width);
        }

        return widths;
    }
}
