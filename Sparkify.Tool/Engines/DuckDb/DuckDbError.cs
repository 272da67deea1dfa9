using DuckDB.NET.Data;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// What is said about a failed statement: Redshift's words where a rule knows them, else DuckDB's; SQLSTATE; the 0-based place in
/// the statement as sent (null: DuckDB names none); DuckDB's advice.
/// </summary>
internal readonly record struct DuckDbError(string Message, string Code, int? PositionUtf8Bytes, string? Hint)
{
    private const string OutOfMemory = "53200";

    public static DuckDbError Of(DuckDBException exception)
    {
        var report = DuckDbErrorReport.Parse(exception.Message);
        var (message, code) = DuckDbErrorRules.Classify(report);
        var hint = code == OutOfMemory ? "raise \"memoryLimit\" of the target in sparkify.json" : report.Hint;
        return new DuckDbError(message, code, report.Position, hint);
    }

    /// <summary>The UTF-16 offset of a place that DuckDB counts in bytes of UTF-8.</summary>
    public static int OffsetOf(string sql, int positionUtf8Bytes)
    {
        var byteCount = 0;
        var offset = 0;
        foreach (var rune in sql.EnumerateRunes())
        {
            if (byteCount >= positionUtf8Bytes)
            {
                break;
            }

            byteCount += rune.Utf8SequenceLength;
            offset += rune.Utf16SequenceLength;
        }

        return offset;
    }
}
