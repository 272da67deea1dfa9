using System.Globalization;
using System.Text;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Loads;

/// <summary>Values of the tool's own rows as Redshift literals.</summary>
internal static class SqlValues
{
    private const int BatchRowCount = 500;

    public static string Text(string? value, int maxBytes) =>
        value is null ? "null" : SqlStrings.Quote(Cut(value.Replace("\0", "", StringComparison.Ordinal), maxBytes));

    public static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";

    public static string Time(DateTimeOffset value) =>
        $"'{value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'";

    /// <summary>One multi-row INSERT for every few hundred rows.</summary>
    public static IEnumerable<string> Inserts(string table, string columns, IEnumerable<string> rows) =>
        rows.Chunk(BatchRowCount)
            .Select(batch =>
                $"insert into {table} ({columns}) values {string.Join(",\n", batch.Select(r => $"({r})"))}"
            );

    /// <summary>At most maxBytes of UTF-8, whole characters only.</summary>
    private static string Cut(string value, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(value) <= maxBytes)
        {
            return value;
        }

        var cut = new StringBuilder();
        var byteCount = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            byteCount += rune.Utf8SequenceLength;
            if (byteCount > maxBytes)
            {
                break;
            }

            cut.Append(rune);
        }

        return cut.ToString();
    }
}
