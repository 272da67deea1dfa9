using System.Text;
using System.Text.RegularExpressions;
using Sparkify.Tool.Dialects.DuckDb.Library;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>TO_CHAR of a date by a format that is known when the statement is translated: its fields joined, instead of the macro that reads a format for every row.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_FORMAT_strings.html"/>
internal static partial class DateFormatTemplate
{
    /// <summary>DuckDB's template for a format; null: the macro must read it.</summary>
    public static string? DuckDb(string format)
    {
        if (format.AsSpan().ContainsAny('{', '}'))
        {
            return null;
        }

        var pieces = new List<string> { "''" };
        for (var position = 0; position < format.Length; )
        {
            var (length, value) = Next(format, position);
            pieces.Add(value);
            position += length;
        }

        var text = new StringBuilder().AppendJoin(" || ", pieces);
        return $"list_transform([{{lib}}.date_atoms({{lib}}.as_timestamp({{0}}))], lambda a: {text})[1]";
    }

    private static (int Length, string Value) Next(string format, int position)
    {
        if (Quoted().Match(format, position) is { Success: true } quoted)
        {
            return (quoted.Length, SqlStrings.Quote(quoted.Value.Trim('"')));
        }

        foreach (var (pattern, value) in DateTimeMacros.FormatFields)
        {
            if (Regex.Match(format[position..], $"^(?:{pattern})") is { Success: true } field)
            {
                return (field.Length, DateTimeMacros.FieldOf(value, "a"));
            }
        }

        return format.AsSpan(position).StartsWith("FM", StringComparison.OrdinalIgnoreCase)
            ? (2, "''")
            : (1, SqlStrings.Quote(format[position].ToString()));
    }

    [GeneratedRegex("\\G\"[^\"]*\"")]
    private static partial Regex Quoted();
}
