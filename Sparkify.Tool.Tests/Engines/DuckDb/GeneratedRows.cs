using System.Text;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

/// <summary>
/// Rows 0 … rowCount - 1 with a column of every type, each row given to whichever worker asks first. NULL stands in column c, but the first, where the
/// row's number plus c is divisible by seven.
/// </summary>
internal sealed class GeneratedRows(long rowCount)
{
    private const int BlockRowCount = 700;

    // With each column: how row i's value is written, and what DuckDB is asked for to get the same.
    private static readonly (CopyColumn Column, Action<IRowSink, int, long> Write, string Expression)[] Values =
    [
        (Column("id", ColumnKind.BigInt), (sink, c, i) => sink.WriteInteger(c, i), "i"),
        (
            Column("small", ColumnKind.SmallInt),
            (sink, c, i) => sink.WriteInteger(c, (i % 1000) - 500),
            "i % 1000 - 500"
        ),
        (Column("medium", ColumnKind.Integer), (sink, c, i) => sink.WriteInteger(c, -i), "-i"),
        (
            Column("dec4", ColumnKind.Decimal, 4, 1),
            (sink, c, i) => sink.WriteDecimal(c, -((i % 900 * 10) + 5)),
            "concat('-', i % 900, '.5')"
        ),
        (
            Column("dec9", ColumnKind.Decimal, 9, 2),
            (sink, c, i) => sink.WriteDecimal(c, (i * 100) + 25),
            "concat(i, '.25')"
        ),
        (
            Column("dec18", ColumnKind.Decimal, 18, 3),
            (sink, c, i) => sink.WriteDecimal(c, (i * 1_000_000_000) + 125),
            "concat(i, '000000.125')"
        ),
        (
            Column("dec38", ColumnKind.Decimal, 38, 4),
            (sink, c, i) =>
                sink.WriteDecimal(c, ((Int128)1_234_567_890_123_456_789 * 100_000_000_000_000) + (i * 10_000)),
            "'12345678901234567890000000000.0000'::decimal(38, 4) + i::decimal(38, 4)"
        ),
        (Column("single", ColumnKind.Real), (sink, c, i) => sink.WriteDouble(c, i / 8.0), "i / 8.0::double"),
        (Column("number", ColumnKind.Double), (sink, c, i) => sink.WriteDouble(c, i / 7.0), "i / 7.0::double"),
        (Column("flag", ColumnKind.Boolean), (sink, c, i) => sink.WriteBoolean(c, i % 2 == 0), "i % 2 = 0"),
        (
            Column("fixed", ColumnKind.Char, 12),
            (sink, c, i) => sink.WriteText(c, Utf8($"c{i % 100}")),
            "concat('c', i % 100)"
        ),
        (
            Column("text", ColumnKind.Varchar, 256),
            (sink, c, i) => sink.WriteText(c, Utf8($"more than twelve bytes, ü𝄞, {i}")),
            "concat('more than twelve bytes, ü𝄞, ', i)"
        ),
        (
            Column("json", ColumnKind.Super),
            (sink, c, i) => sink.WriteText(c, i % 5 == 0 ? [] : "{\"a\": 1}"u8),
            "if(i % 5 = 0, '', '{\"a\": 1}')"
        ),
        (
            Column("day", ColumnKind.Date),
            (sink, c, i) => sink.WriteDate(c, (int)(i % 20000) - 10000),
            "date '1970-01-01' + (i % 20000 - 10000)::int"
        ),
        (
            Column("clock", ColumnKind.Time),
            (sink, c, i) => sink.WriteTime(c, i % 86400 * 999_999),
            "time '00:00:00' + to_microseconds(i % 86400 * 999999)"
        ),
        (
            Column("at", ColumnKind.Timestamp),
            (sink, c, i) => sink.WriteTimestamp(c, (i * 1_000_003) - 500_000_000),
            "make_timestamp(i * 1000003 - 500000000)"
        ),
        (
            Column("at_utc", ColumnKind.TimestampTz),
            (sink, c, i) => sink.WriteTimestamp(c, i * 1_000_003),
            "to_timestamp(0) + to_microseconds(i * 1000003)"
        ),
    ];

    private long nextRow;
    private int workerCount;

    public static IReadOnlyList<CopyColumn> Columns { get; } = [.. Values.Select(value => value.Column)];

    public static string ColumnNames => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

    public int WorkerCount => workerCount;

    /// <summary>Called with each row's number before it is written.</summary>
    public Action<long> BeforeRow { get; init; } = _ => { };

    public static string CreateTable(string name) =>
        $"create table {name}({string.Join(", ", Columns.Select(column => $"\"{column.Name}\" {DuckDbType(column.Type)}"))})";

    /// <summary>A query for the same rows, made by DuckDB.</summary>
    public static string Query(long rowCount) =>
        "select "
        + string.Join(
            ", ",
            Values.Select((value, c) => c == 0 ? "i" : $"if((i + {c}) % 7 = 0, null, {value.Expression})")
        )
        + FormattableString.Invariant($" from range({rowCount}) as r(i)");

    public ReadRows OpenWorker()
    {
        Interlocked.Increment(ref workerCount);
        var (row, end) = (0L, 0L);
        return (sink, maxRowCount) =>
        {
            var written = 0;
            for (; written < maxRowCount && (row < end || TakeBlock(out row, out end)); row++, written++)
            {
                BeforeRow(row);
                if (row % 3 == 0)
                {
                    BeginRowInVain(sink, row);
                }

                Write(sink, row, Values.Length);
                sink.EndRow();
            }

            return written;
        };
    }

    /// <summary>As a rejected record does: other values and other NULLs are left where the next row is written.</summary>
    private static void BeginRowInVain(IRowSink sink, long row) =>
        Write(sink, row + 1, (int)(row % (Values.Length + 1)));

    private static void Write(IRowSink sink, long row, int columnCount)
    {
        for (var c = 0; c < columnCount; c++)
        {
            if (c > 0 && (row + c) % 7 == 0)
            {
                sink.WriteNull(c);
            }
            else
            {
                Values[c].Write(sink, c, row);
            }
        }
    }

    private bool TakeBlock(out long row, out long end)
    {
        row = Interlocked.Add(ref nextRow, BlockRowCount) - BlockRowCount;
        end = Math.Min(rowCount, row + BlockRowCount);
        return row < end;
    }

    private static string DuckDbType(ColumnType type) =>
        type.Kind switch
        {
            ColumnKind.Super => "varchar",
            ColumnKind.TimestampTz => "timestamptz",
            _ => type.ToString(),
        };

    private static byte[] Utf8(FormattableString text) => Encoding.UTF8.GetBytes(FormattableString.Invariant(text));

    private static CopyColumn Column(string name, ColumnKind kind, int length = 0, int scale = 0) =>
        new(name, new ColumnType(kind, length, scale), NotNull: false, ReplacesNull: false);
}
