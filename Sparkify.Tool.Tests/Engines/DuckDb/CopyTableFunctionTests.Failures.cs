using DuckDB.NET.Data;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines.DuckDb;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

/// <summary>Workers that fail, are cancelled or write what is not the column's.</summary>
public sealed partial class CopyTableFunctionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2048)]
    [InlineData(150_000)]
    public void Exception_of_a_worker_is_kept_and_nothing_is_loaded(int failingRow)
    {
        var failure = new SparkifyException("row is broken") { Hint = "mend it" };
        using var copy = Add(new GeneratedRows(200_000) { BeforeRow = row => ThrowAt(row, failingRow, failure) }, 4);

        var error = Assert.Throws<DuckDBException>(() => Insert(copy));

        Assert.Equal("row is broken", DuckDbError.Of(error).Message);
        Assert.Same(failure, copy.Error);
        Assert.Equal(0L, connection.Value("select count(*) from loaded"));
    }

    [Fact]
    public void Exception_while_a_worker_is_opened_is_kept()
    {
        var failure = new IOException("no such object");
        using var copy = database.Copies.Add(GeneratedRows.Columns, () => throw failure, maxThreads: 2);

        Assert.Throws<DuckDBException>(() => Insert(copy));

        Assert.Same(failure, copy.Error);
    }

    [Fact]
    public void Cancelled_worker_ends_the_statement()
    {
        using var cancellation = new CancellationTokenSource();
        var rows = new GeneratedRows(long.MaxValue)
        {
            BeforeRow = row =>
            {
                if (row == 100_000)
                {
                    cancellation.Cancel();
                }

                cancellation.Token.ThrowIfCancellationRequested();
            },
        };
        using var copy = Add(rows, maxThreads: 4);

        Assert.Throws<DuckDBException>(() => Insert(copy));

        Assert.IsType<OperationCanceledException>(copy.Error);
    }

    [Fact]
    public void Value_of_another_type_than_the_columns_is_an_exception()
    {
        foreach (var column in GeneratedRows.Columns)
        {
            using var copy = database.Copies.Add([column], () => WriteWrongValue(column), maxThreads: 1);

            Assert.Throws<DuckDBException>(() => connection.Value($"select count(*) from {copy.Source}"));

            Assert.IsType<InvalidOperationException>(copy.Error);
        }
    }

    [Fact]
    public void Rows_beyond_those_asked_for_are_an_exception()
    {
        ReadRows endless = (sink, _) =>
        {
            while (true)
            {
                sink.WriteInteger(0, 1);
                sink.EndRow();
            }
        };
        using var copy = database.Copies.Add([GeneratedRows.Columns[0]], () => endless, maxThreads: 1);

        Assert.Throws<DuckDBException>(() => connection.Value($"select count(*) from {copy.Source}"));

        Assert.IsType<IndexOutOfRangeException>(copy.Error);
    }

    [Theory]
    [InlineData(ColumnKind.HllSketch)]
    [InlineData(ColumnKind.Geometry)]
    public void Type_that_cannot_be_filled_is_refused(object kind)
    {
        var column = new CopyColumn("shape", new ColumnType((ColumnKind)kind), NotNull: false, ReplacesNull: false);

        var error = Assert.Throws<SparkifyException>(() =>
            database.Copies.Add([column], new GeneratedRows(1).OpenWorker, maxThreads: 1)
        );

        Assert.Contains("column \"shape\"", error.Message);
    }

    private static ReadRows WriteWrongValue(CopyColumn column) =>
        (sink, _) =>
        {
            if (column.Type.Kind is ColumnKind.Char or ColumnKind.Varchar or ColumnKind.Super or ColumnKind.Decimal)
            {
                sink.WriteDouble(0, 1);
            }
            else
            {
                sink.WriteText(0, "text"u8);
            }

            return 0;
        };

    private static void ThrowAt(long row, long failingRow, Exception failure)
    {
        if (row == failingRow)
        {
            throw failure;
        }
    }
}
