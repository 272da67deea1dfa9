using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines.DuckDb;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

public sealed partial class CopyTableFunctionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DuckDbDatabase database;
    private readonly DuckDBConnection connection;

    public CopyTableFunctionTests()
    {
        database = DuckDbDatabase.Open(new DuckDbOptions(folder["a.duckdb"]) { Threads = 4 }, CancellationToken.None);
        connection = database.OpenConnection();
        connection.Run(GeneratedRows.CreateTable("loaded"));
        connection.Run(GeneratedRows.CreateTable("expected"));
    }

    public void Dispose()
    {
        connection.Dispose();
        database.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2047, 1)]
    [InlineData(2048, 1)]
    [InlineData(2049, 1)]
    [InlineData(10_000, 1)]
    [InlineData(10_000, 4)]
    public void Every_type_arrives_as_it_was_written(int rowCount, int maxThreads)
    {
        using var copy = Add(new GeneratedRows(rowCount), maxThreads);

        Assert.Equal(rowCount, Insert(copy));

        AssertLoaded(rowCount);
    }

    [Fact]
    public void Million_rows_of_several_workers_arrive_once_each()
    {
        var rows = new GeneratedRows(1_000_000);
        using var copy = Add(rows, maxThreads: 4);

        Assert.Equal(1_000_000, Insert(copy));

        Assert.InRange(rows.WorkerCount, 2, 4);
        AssertLoaded(1_000_000);
    }

    [Fact]
    public void No_more_workers_read_than_were_allowed()
    {
        var rows = new GeneratedRows(200_000);
        using var copy = Add(rows, maxThreads: 1);

        Insert(copy);

        Assert.Equal(1, rows.WorkerCount);
    }

    [Fact]
    public void Columns_may_be_chosen_and_computed_with()
    {
        using var copy = Add(new GeneratedRows(7000), maxThreads: 2);

        var sums = connection.Rows(
            $"select count(*), count(medium), sum(medium), max(length(\"text\")) from {copy.Source}"
        );

        var expected = connection.Rows(
            $"select count(*), count(medium), sum(medium), max(length(\"text\")) from ({GeneratedRows.Query(7000)}) as r({GeneratedRows.ColumnNames})"
        );
        Assert.Equal(expected, sums);
    }

    [Theory]
    [InlineData("select max(id), \"text\" from {0} group by \"text\"")]
    [InlineData("select id, \"text\" from {0} order by \"text\", id")]
    [InlineData("select id, \"text\" from {0} qualify row_number() over (partition by \"text\" order by id) = 1")]
    [InlineData("select l.id, l.\"text\" from {0} as l join expected as r on l.\"text\" = r.\"text\"")]
    [InlineData(
        "with rows as materialized (from {0}) select id, \"text\" from rows where \"text\" is not null union all select id, \"text\" from rows where \"text\" is null"
    )]
    public void Texts_outlive_the_chunk_in_any_plan(string query)
    {
        const int RowCount = 30_000;
        connection.Run($"insert into expected {GeneratedRows.Query(RowCount)}");
        using var copy = Add(new GeneratedRows(RowCount), maxThreads: 4);

        var read = connection.Rows(
            $"select count(*), sum(hash(t)::hugeint) from ({string.Format(null, query, copy.Source)}) as t"
        );

        var expected = connection.Rows(
            $"select count(*), sum(hash(t)::hugeint) from ({string.Format(null, query, "expected")}) as t"
        );
        Assert.Equal(expected, read);
    }

    [Fact]
    public void Long_texts_end_the_chunk_early()
    {
        const int RowCount = 3000;
        var text = new byte[ColumnType.MaxVarcharBytes];
        Array.Fill(text, (byte)'x');
        var row = 0;
        ReadRows read = (sink, maxRowCount) =>
        {
            var written = 0;
            for (; written < maxRowCount && row < RowCount; row++, written++)
            {
                sink.WriteText(0, text.AsSpan(0, text.Length - row));
                sink.EndRow();
            }

            return written;
        };
        var column = new CopyColumn(
            "text",
            new ColumnType(ColumnKind.Varchar, text.Length),
            NotNull: false,
            ReplacesNull: false
        );
        using var copy = database.Copies.Add([column], () => read, maxThreads: 1);

        var sums = connection.Rows(
            $"select count(*), sum(length(\"text\"))::bigint, count(distinct hash(\"text\")) from {copy.Source}"
        );

        Assert.Equal(
            [
                [3000L, (65535L * RowCount) - (RowCount * (RowCount - 1L) / 2), 3000L],
            ],
            sums
        );
    }

    [Fact]
    public void Rejected_rows_in_sequence_do_not_pile_up()
    {
        const int RejectedCount = 1_000_000;
        var text = new byte[1000];
        Array.Fill(text, (byte)'x');
        var isRead = false;
        var allocatedBytes = 0L;
        ReadRows read = (sink, _) =>
        {
            if (isRead)
            {
                return 0;
            }

            isRead = true;
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < RejectedCount; i++)
            {
                sink.WriteText(0, text.AsSpan(0, 13 + (i % 900)));
            }

            allocatedBytes = GC.GetAllocatedBytesForCurrentThread() - before;
            sink.WriteText(0, "a text that is kept"u8);
            sink.EndRow();
            return 1;
        };
        var column = new CopyColumn(
            "text",
            new ColumnType(ColumnKind.Varchar, text.Length),
            NotNull: false,
            ReplacesNull: false
        );
        using var copy = database.Copies.Add([column], () => read, maxThreads: 1);

        Assert.Equal("a text that is kept", connection.Value($"select * from {copy.Source}"));

        Assert.InRange(allocatedBytes, 0, 1_000_000);
    }

    [Fact]
    public void Copy_is_part_of_the_transaction_it_runs_in()
    {
        connection.Run("begin");
        connection.Run("create table made(i bigint)");
        connection.Run("insert into loaded(id) values (-1)");
        using (var copy = Add(new GeneratedRows(3000), maxThreads: 2))
        {
            connection.Run($"insert into made select id from {copy.Source}");
        }

        using (var copy = Add(new GeneratedRows(5000), maxThreads: 2))
        {
            Insert(copy);
        }

        Assert.Equal(3000L, connection.Value("select count(*) from made"));
        Assert.Equal(5001L, connection.Value("select count(*) from loaded"));
        using var other = database.OpenConnection();
        Assert.Equal(0L, other.Value("select count(*) from loaded"));
        connection.Run("rollback");

        Assert.Equal(0L, connection.Value("select count(*) from loaded"));
        Assert.Equal(0L, connection.Value("select count(*) from duckdb_tables() where table_name = 'made'"));
    }

    [Fact]
    public void Function_outlives_rollbacks_and_failures()
    {
        connection.Run("begin");
        using (var failing = Add(new GeneratedRows(10) { BeforeRow = _ => throw new IOException("broken") }, 1))
        {
            Assert.Throws<DuckDBException>(() => Insert(failing));
        }

        connection.Run("rollback");
        using var copy = Add(new GeneratedRows(10), maxThreads: 1);

        Assert.Equal(10, Insert(copy));
    }

    [Fact]
    public void Every_session_sees_every_copy_even_in_an_older_transaction()
    {
        using var other = database.OpenConnection();
        other.Run("begin");
        other.Run("insert into loaded(id) values (1)");
        using var copy = Add(new GeneratedRows(10), maxThreads: 1);

        Assert.Equal(10L, other.Value($"select count(*) from {copy.Source}"));
    }

    [Fact]
    public void Database_opened_twice_in_the_process_keeps_the_copies_apart()
    {
        using var second = DuckDbDatabase.Open(new DuckDbOptions(database.Path), CancellationToken.None);
        using var copyOfFirst = Add(new GeneratedRows(10), maxThreads: 1);
        using var copyOfSecond = second.Copies.Add(
            GeneratedRows.Columns,
            new GeneratedRows(20).OpenWorker,
            maxThreads: 1
        );

        Assert.Equal(10L, connection.Value($"select count(*) from {copyOfFirst.Source}"));
        Assert.Equal(20L, connection.Value($"select count(*) from {copyOfSecond.Source}"));
    }

    [Fact]
    public void Copies_can_be_many_and_end_with_their_disposal()
    {
        var copies = Enumerable.Range(1, 500).Select(count => Add(new GeneratedRows(count), maxThreads: 1)).ToArray();

        foreach (var (count, copy) in copies.Index())
        {
            Assert.Equal(count + 1L, connection.Value($"select count(*) from {copy.Source}"));
            copy.Dispose();
        }

        var error = Assert.Throws<DuckDBException>(() => connection.Value($"select count(*) from {copies[0].Source}"));
        Assert.Contains("there is no COPY 1", error.Message);
    }

    [Fact]
    public void Nothing_is_kept_alive_after_the_copy()
    {
        var reader = LoadAndForget();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(reader.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference LoadAndForget()
    {
        var rows = new GeneratedRows(5000);
        using var copy = Add(rows, maxThreads: 2);
        Insert(copy);
        return new WeakReference(rows);
    }

    private CopyRegistration Add(GeneratedRows rows, int maxThreads) =>
        database.Copies.Add(GeneratedRows.Columns, rows.OpenWorker, maxThreads);

    private long Insert(CopyRegistration copy) =>
        connection.Run(
            $"insert into loaded({GeneratedRows.ColumnNames}) select {GeneratedRows.ColumnNames} from {copy.Source}"
        );

    private void AssertLoaded(long rowCount)
    {
        connection.Run($"insert into expected {GeneratedRows.Query(rowCount)}");
        Assert.Equal(rowCount, connection.Value("select count(*) from loaded"));
        Assert.Equal(Digest("expected"), Digest("loaded"));
    }

    /// <summary>The sum of the rows' hashes, and for each column that of its values', so that a failure names it.</summary>
    private object?[][] Digest(string table)
    {
        var sums = GeneratedRows.Columns.Select(column => $"sum(hash(\"{column.Name}\")::hugeint)");
        return connection.Rows(
            $"select sum(hash({GeneratedRows.ColumnNames})::hugeint), {string.Join(", ", sums)} from {table}"
        );
    }
}
