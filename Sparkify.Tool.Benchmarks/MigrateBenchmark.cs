using System.Globalization;
using Npgsql;

namespace Sparkify.Tool.Benchmarks;

/// <summary>
/// <c>sparkify migrate</c> on PostgreSQL against <c>dbmate migrate</c>: the same files, a database made anew for each; then a sparkify run that finds
/// nothing to do.
/// </summary>
internal sealed class MigrateBenchmark(Workspace workspace, BenchmarkOptions options) : Benchmark(workspace, options)
{
    private const string Prefix = "sparkify_benchmark_migrate_";

    private static readonly TimeSpan NothingToDoBound = TimeSpan.FromSeconds(0.25);

    private readonly NpgsqlConnectionStringBuilder connection = new(options.Postgres);
    private int turn;

    protected override string Title => $"{MigrationFiles.FileCount} migrations on PostgreSQL";

    protected override string OtherSide => "dbmate";

    protected override double MaxRatio => 1.5;

    private string Project => Path.Combine(Workspace.Samples, "migrate");

    private string Folder => Path.Combine(Project, "migrations");

    public override bool Run()
    {
        var isWithin = base.Run();
        var seconds = new List<double>();
        PrepareTurn();
        RunSparkify();
        for (var round = 0; round < Math.Max(Options.RoundCount, 3); round++)
        {
            seconds.Add(RunSparkify().Elapsed.TotalSeconds);
        }

        DropAll();
        seconds.Sort();
        var median = seconds[seconds.Count / 2];
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"nothing to do: median {median:0.000} s ({seconds[0]:0.000}–{seconds[^1]:0.000}), at most {NothingToDoBound.TotalSeconds:0.00} s\n"
            )
        );
        return isWithin && median <= NothingToDoBound.TotalSeconds;
    }

    protected override void Prepare()
    {
        MigrationFiles.Write(Folder);
        var config = Path.Combine(Project, ".config", "sparkify.json");
        Directory.CreateDirectory(Path.GetDirectoryName(config)!);
        File.WriteAllText(
            config,
            """{ "target": "postgres", "targets": { "postgres": { "engine": "postgres", "connection": "Host=localhost" } } }"""
        );

        DropAll();
    }

    /// <summary>None is dropped in between: a file system that has just deleted thousands of files can be slow to make new ones.</summary>
    protected override void PrepareTurn()
    {
        connection.Database = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{++turn}");
        Send(Options.Postgres!, $"create database {connection.Database}");
        Send(connection.ConnectionString, "checkpoint");

        // Both children inherit it: no password stands among their arguments.
        Environment.SetEnvironmentVariable("SPARKIFY_CONNECTION_POSTGRES", connection.ConnectionString);
        Environment.SetEnvironmentVariable("DATABASE_URL", Url());
    }

    protected override MeasuredProcess RunSparkify() =>
        MeasuredProcess.Run(Workspace.Sparkify, "migrate", "--project", Project);

    protected override MeasuredProcess RunByHand() =>
        MeasuredProcess.Run(Options.Dbmate, "--no-dump-schema", "--migrations-dir", Folder, "migrate");

    protected override string Digest()
    {
        using var opened = new NpgsqlConnection(connection.ConnectionString);
        opened.Open();
        using var command = new NpgsqlCommand(
            """
            select concat_ws(
                ' ',
                count(*),
                md5(string_agg(concat(table_name, '.', column_name), ',' order by table_name, ordinal_position)),
                (
                    select sum((xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', table_name), false, true, '')))[1]::text::bigint)
                    from information_schema.tables
                    where table_schema = 'public' and table_name like 'table\_%'
                )
            )
            from information_schema.columns
            where table_schema = 'public' and table_name like 'table\_%'
            """,
            opened
        );
        return (string)command.ExecuteScalar()!;
    }

    private void DropAll()
    {
        var names = new List<string>();
        using (var opened = new NpgsqlConnection(Options.Postgres))
        {
            opened.Open();
            using var command = new NpgsqlCommand(
                $"select datname::text from pg_database where datname like '{Prefix}%'",
                opened
            );
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
            }
        }

        foreach (var name in names)
        {
            Send(Options.Postgres!, $"drop database {name}");
        }
    }

    private string Url()
    {
        var password = string.IsNullOrEmpty(connection.Password) ? "" : $":{Uri.EscapeDataString(connection.Password)}";
        var port = connection.Port.ToString(CultureInfo.InvariantCulture);
        return $"postgres://{Uri.EscapeDataString(connection.Username!)}{password}@{connection.Host}:{port}/{connection.Database}?sslmode=disable";
    }

    private static void Send(string connectionString, string sql)
    {
        NpgsqlConnection.ClearAllPools();
        using var opened = new NpgsqlConnection(connectionString);
        opened.Open();
        using var command = new NpgsqlCommand(sql, opened) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
