using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sparkify.Tool.Tests.Redshift.Double.Copy;

/// <summary>A value of a file as PostgreSQL's COPY takes it, or the fault that Redshift reports.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html"/>
internal sealed partial class CopyConversion(CopyRequest request)
{
    public const string DefaultMark = "\\D";
    private const string NullMark = "\\N";

    public static string ToText(string? value) => value is null ? NullMark : Escape(value);

    public string Convert(CopyValue value, CopyColumn column)
    {
        var text = IsNull(value.Text, column) ? null : value.Text;
        if (text is null)
        {
            return !column.IsNotNull ? NullMark
                : column.HasDefault ? DefaultMark
                : throw Fault(1213, "Missing data for not-null field", column, value.Text);
        }

        return Escape(column.IsText ? Cut(text, column) : Typed(text.Trim(), column));
    }

    private bool IsNull(string? text, CopyColumn column) =>
        text is null
        || (
            column.IsText
                ? (request.IsEmptyNull && text.Length == 0) || (request.IsBlankNull && text.Trim().Length == 0)
                : text.Trim().Length == 0
        );

    private string Cut(string text, CopyColumn column)
    {
        if (column.Type == "bpchar" && text.Any(c => c > 0x7F))
        {
            throw Fault(1220, "Multibyte character not supported for CHAR (Hint: Try using VARCHAR)", column, text);
        }

        if (Encoding.UTF8.GetByteCount(text) <= column.Length)
        {
            return text;
        }

        if (!request.TruncatesColumns)
        {
            throw Fault(1204, "String length exceeds DDL length", column, text);
        }

        var cut = new StringBuilder();
        var byteCount = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            byteCount += rune.Utf8SequenceLength;
            if (byteCount > column.Length)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        return cut.ToString();
    }

    private string Typed(string text, CopyColumn column) =>
        column.Type switch
        {
            "int2" or "int4" or "int8" => Integer(text, column),
            "float4" or "float8" => double.TryParse(text, CultureInfo.InvariantCulture, out _)
                ? text
                : throw Fault(1208, "Invalid float format", column, text),
            "numeric" => Number().IsMatch(text) ? text : throw Fault(1209, "Invalid decimal format", column, text),
            "bool" => text.ToLowerInvariant()
                is "t"
                    or "true"
                    or "y"
                    or "yes"
                    or "1"
                    or "f"
                    or "false"
                    or "n"
                    or "no"
                    or "0"
                ? text
                : throw Fault(1210, "Invalid boolean value", column, text),
            "timestamp" or "timestamptz" => Timestamp(text, column),
            "date" => DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            )
                ? text
                : throw Fault(1205, "Invalid Date Format", column, text),
            _ => text,
        };

    /// <summary>What an integer column makes of a fraction is not documented: it is a fault here.</summary>
    private static string Integer(string text, CopyColumn column)
    {
        var digits = text.StartsWith('-') || text.StartsWith('+') ? text[1..] : text;
        var wrong = digits.ToList().FindIndex(c => !char.IsAsciiDigit(c));
        if (wrong >= 0 || digits.Length == 0)
        {
            var c = digits.Length == 0 ? text : digits[wrong].ToString();
            throw Fault(1207, $"Invalid digit, Value '{c}', Pos {Math.Max(wrong, 0)}, Type: Integer", column, text);
        }

        var isWithin = column.Type switch
        {
            "int2" => short.TryParse(text, CultureInfo.InvariantCulture, out _),
            "int4" => int.TryParse(text, CultureInfo.InvariantCulture, out _),
            _ => long.TryParse(text, CultureInfo.InvariantCulture, out _),
        };
        return isWithin ? text : throw Fault(1222, $"Overflow, Column type: {column.Type}", column, text);
    }

    private string Timestamp(string text, CopyColumn column)
    {
        if (request.TimeFormat is "epochmillisecs" or "epochsecs")
        {
            var scale = request.TimeFormat == "epochsecs" ? 1000 : 1;
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? DateTime
                    .UnixEpoch.AddMilliseconds(number * scale)
                    .ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)
                : throw Fault(1206, $"Invalid timestamp format or value [{request.TimeFormat}]", column, text);
        }

        string[] formats =
            request.TimeFormat == "auto"
                ? ["yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFK", "yyyy-MM-dd"]
                : ["yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-dd", .. Zoned(column)];
        return DateTime.TryParseExact(
            text,
            formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)
                + (column.Type == "timestamptz" ? "+00" : "")
            : throw Fault(1206, "Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]", column, text);
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_DATEFORMAT_and_TIMEFORMAT_strings.html"/>
    private static string[] Zoned(CopyColumn column) =>
        column.Type == "timestamptz" ? ["yyyy-MM-dd HH:mm:ss.FFFFFFzz"] : [];

    private static CopyFault Fault(int code, string reason, CopyColumn column, string? value) =>
        new(code, reason) { Column = column, Value = value };

    /// <summary>Up to 38 digits, which no type of .NET holds.</summary>
    [GeneratedRegex(@"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$")]
    private static partial Regex Number();

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal);
}
