using System.Globalization;
using System.Text;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Tests.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Copy.Malformed;

/// <summary>An engine with an empty database and a bucket s3://b, on which the cases of a file run one after the other.</summary>
internal sealed class MalformedHost : IDisposable
{
    private const int MaxShown = 60;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder bucket = new();
    private readonly string? database;
    private readonly IEngine engine;

    public MalformedHost(EngineKind kind)
    {
        database = kind == EngineKind.Postgres ? PostgresServer.Shared.CreateDatabase() : null;
        var target = new Target("test", kind)
        {
            Database = ":memory:",
            Connection = database,
            Storage = new StorageSettings { Mounts = [new Mount("s3://b", bucket.FullName)] },
        };
        engine = EngineFactory.Open(target, new EngineOptions(), CancellationToken.None);
    }

    /// <summary>The outcome with MAXERROR 100, as a case's lines tell it; other lines where something does not hold.</summary>
    public IReadOnlyList<string> Run(MalformedCase test)
    {
        foreach (var (key, content) in test.Objects)
        {
            bucket.Write(key, content);
        }

        Execute($"create table t ({test.Columns})");
        try
        {
            var outcome = Load(test);
            Execute("delete from t");
            return [.. outcome.Count == 0 ? ["nothing: no row and no error"] : outcome, .. LoadStrictly(test, outcome)];
        }
        finally
        {
            Execute("drop table t");
            EmptyBucket();
        }
    }

    public void Dispose()
    {
        engine.Dispose();
        bucket.Dispose();
        if (database is not null)
        {
            PostgresServer.Shared.DropDatabase(database);
        }
    }

    private void EmptyBucket()
    {
        Directory.Delete(bucket.FullName, recursive: true);
        Directory.CreateDirectory(bucket.FullName);
    }

    private List<string> Load(MalformedCase test)
    {
        try
        {
            var copy = Copy(test.Statement(100));
            var rows = Rows();
            return
            [
                .. rows,
                .. copy.Rejections.Select(r => $"rejected: {Describe(r)}"),
                .. Unless(copy.RowCount == rows.Count, $"error: {copy.RowCount} rows are said to be loaded"),
                .. Unless(copy.RejectedRowCount == copy.Rejections.Count, "error: the case has too many rejections"),
            ];
        }
        catch (SparkifyException error)
        {
            return [$"error: {Show(error.Message)}", .. Unless(Rows().Count == 0, "error: the failed COPY left rows")];
        }
        catch (Exception error)
        {
            return [$"crash: {error.GetType().Name}: {Show(error.Message)}"];
        }
    }

    /// <summary>With MAXERROR 0 in a transaction: the same rows where no row is rejected, else a failure that leaves nothing.</summary>
    private List<string> LoadStrictly(MalformedCase test, List<string> outcome)
    {
        Execute("begin");
        try
        {
            Copy(test.Statement(0));
            Execute("commit");
            return Unless(Rows().SequenceEqual(outcome), "error: MAXERROR 0 loads other rows");
        }
        catch (Exception error) when (error is not SparkifyException)
        {
            Execute("rollback");
            return [$"crash: MAXERROR 0: {error.GetType().Name}: {Show(error.Message)}"];
        }
        catch (SparkifyException error)
        {
            var aborted = Assert.Throws<SparkifyException>(() => Execute("select 1"));
            Execute("rollback");
            var rejected = outcome.FirstOrDefault(l => l.StartsWith("rejected: ", StringComparison.Ordinal));
            var isSame = rejected is null
                ? outcome[0] == $"error: {Show(error.Message)}"
                : error.Message == "load into table 't' failed: 1 row could not be loaded" && error.Details.Count == 1;
            return
            [
                .. Unless(isSame, $"error: MAXERROR 0: {error.Message}"),
                .. Unless(aborted.Code == "25P02", "error: the transaction is not aborted"),
                .. Unless(Rows().Count == 0, "error: the failed COPY left rows"),
            ];
        }
    }

    private static List<string> Unless(bool holds, string line) => holds ? [] : [line];

    private CopyOutcome Copy(string sql)
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        using var result = engine.Run(SqlStatement.Own(sql), limit.Token);
        return result.Copy!;
    }

    private void Execute(string sql)
    {
        using var result = engine.Run(SqlStatement.Own(sql), CancellationToken.None);
        Assert.All(result.Rows, Assert.NotEmpty);
    }

    private List<string> Rows() =>
        [
            .. engine
                .Read("select * from t")
                .Select(row =>
                    "row: " + string.Join('|', row.Select(v => v is null ? "NULL" : Show(RedshiftText.Format(v)!)))
                )
                .Order(StringComparer.Ordinal),
        ];

    private static string Describe(RejectedRow row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Object.Location.Key}:{row.Line}{(row.Column is null ? "" : " " + row.Column)} {row.Code} {Show(row.Reason, int.MaxValue)}"
        );

    /// <summary>One line, with the escapes of the case files; of a long value its start and its length.</summary>
    private static string Show(string text, int maxShown = MaxShown * 3)
    {
        if (text.Length > maxShown)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Show(text[..MaxShown])}… ({text.Length} characters)");
        }

        var shown = new StringBuilder();
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => shown.Append("\\n"),
                '\r' => shown.Append("\\r"),
                '\t' => shown.Append("\\t"),
                '\\' => shown.Append("\\\\"),
                < ' ' or '\u007F' or '\uFEFF' => shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}"),
                _ => shown.Append(c),
            };
        }

        return shown.ToString();
    }
}
