using System.Globalization;
using Npgsql;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Tests.Migrations;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Engines.Postgres;

/// <summary>Runs of migrations on a database of their own, and what they leave there.</summary>
public abstract class PostgresMigrationTest : IDisposable
{
    private protected static readonly MigrationSettings Settings = new("sparkify", "1.2.3");

    private protected static readonly ScriptFile First = Scripts.Migration(
        "0001_first.sql",
        "create table a (i integer, j integer)"
    );
    private protected static readonly ScriptFile Second = Scripts.Migration(
        "0002_second.sql",
        "create table b (v varchar(3));\ninsert into b values ('x'), ('y')"
    );
    private protected static readonly ScriptFile Third = Scripts.Migration(
        "0003_third.sql",
        "insert into b values ('z')"
    );

    private protected PostgresScratch Scratch { get; } = new();
    private protected List<MigrationEvent> Events { get; } = [];

    public void Dispose() => Scratch.Dispose();

    private protected const string Blocked = "datname = current_database() and wait_event_type = 'Lock'";

    private protected static IEnumerable<ScriptFile> Numbered(int first, int count, string format) =>
        Enumerable
            .Range(first, count)
            .Select(i =>
                Scripts.Migration(
                    string.Create(CultureInfo.InvariantCulture, $"{i:0000}_numbered.sql"),
                    string.Format(CultureInfo.InvariantCulture, format, i)
                )
            );

    private protected MigrationResult Migrate(params ScriptFile[] files) => Migrate(CancellationToken.None, files);

    private protected MigrationResult Migrate(CancellationToken cancellationToken, params ScriptFile[] files)
    {
        using var engine = Scratch.Open(new EngineOptions());
        return new MigrationRunner(engine, Settings).Run(files, new(), new Recorder(Events.Add), cancellationToken);
    }

    private protected SparkifyException Fails(params ScriptFile[] files) =>
        Assert.Throws<SparkifyException>(() => Migrate(files));

    private protected List<string> Journal() =>
        Query("select script || '|' || state || '|' || row_count from sparkify.migrations order by entry");

    private protected List<string> UserTables() =>
        Query("select table_name::text from information_schema.tables where table_schema = 'public' order by 1");

    /// <summary>Another program's constraint, which is looked at when the transaction commits.</summary>
    private protected void RefuseToCommit(string script) =>
        Query(
            $"""
            create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
            create constraint trigger refuse after insert on sparkify.migrations deferrable initially deferred
                for each row when (new.script = '{script}') execute function public.refuse()
            """
        );

    private protected NpgsqlConnection Block(string table)
    {
        var blocker = Scratch.Connect();
        using var command = new NpgsqlCommand($"begin; lock table {table}", blocker);
        command.ExecuteNonQuery();
        return blocker;
    }

    private protected async Task UntilBlockedAsync(Task running)
    {
        while (!running.IsCompleted && Query($"select pid::text from pg_stat_activity where {Blocked}").Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    private protected List<string> Query(string sql)
    {
        using var connection = Scratch.Connect();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetValue(0).ToString()!);
        }

        return rows;
    }

    /// <summary>Not Progress, which reports later and elsewhere.</summary>
    private protected sealed class Recorder(Action<MigrationEvent> record) : IProgress<MigrationEvent>
    {
        public void Report(MigrationEvent value) => record(value);
    }
}
