using System.Globalization;
using Npgsql;

namespace Sparkify.Tool.Benchmarks;

/// <summary>
/// COPY of generated events into PostgreSQL against psql's \copy of the same rows as ready-made CSV, which has nothing to parse but the
/// fields. Both write into the same migrated table of a database that is made anew.
/// </summary>
internal sealed class PostgresCopyBenchmark(Workspace workspace, BenchmarkOptions options)
    : Benchmark(workspace, options)
{
    private const string Database = "sparkify_benchmark";

    private readonly NpgsqlConnectionStringBuilder connection = new(options.Postgres) { Database = Database };

    protected override string Title =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"COPY of {Options.EventCount:#,0} events into PostgreSQL ({new FileInfo(Csv).Length / 1e6:0} MB as CSV)"
        );

    protected override string OtherSide => "psql \\copy of CSV";

    protected override double MaxRatio => 1.0;

    private string Csv => Path.Combine(Workspace.Samples, "events.csv");

    private string Uri =>
        $"postgresql://{connection.Username}@{connection.Host}:{connection.Port.ToString(CultureInfo.InvariantCulture)}/{Database}";

    protected override void Prepare()
    {
        EventSamples.Write(Workspace, Options);
        Send(Options.Postgres!, $"drop database if exists {Database}");
        Send(Options.Postgres!, $"create database {Database}");

        // Both children inherit it: no password stands among their arguments.
        Environment.SetEnvironmentVariable("SPARKIFY_CONNECTION_POSTGRES", connection.ConnectionString);
        Environment.SetEnvironmentVariable("PGPASSWORD", connection.Password);
        MeasuredProcess.Run(Workspace.Sparkify, "migrate", "--project", Workspace.Project, "--target", "postgres");
        RunSparkify();
        Psql($"\\copy (select {EventSamples.Columns} from staging_events) to '{Csv}' csv");
    }

    protected override void PrepareTurn()
    {
        Send(connection.ConnectionString, "truncate staging_events");
        Send(connection.ConnectionString, "checkpoint");
    }

    protected override MeasuredProcess RunSparkify() =>
        MeasuredProcess.Run(
            Workspace.Sparkify,
            "query",
            EventSamples.Copy,
            "--project",
            Workspace.Project,
            "--target",
            "postgres",
            "--mount",
            $"s3://udacity-dend={Workspace.Samples}"
        );

    protected override MeasuredProcess RunByHand() =>
        Psql($"\\copy staging_events ({EventSamples.Columns}) from '{Csv}' csv");

    protected override string Digest()
    {
        using var opened = new NpgsqlConnection(connection.ConnectionString);
        opened.Open();
        using var command = new NpgsqlCommand(
            $"select concat_ws(' ', count(*), sum(hashtextextended(concat_ws('|', {EventSamples.Columns}), 0))) from staging_events",
            opened
        )
        {
            CommandTimeout = 0,
        };
        return (string)command.ExecuteScalar()!;
    }

    private MeasuredProcess Psql(string command) => MeasuredProcess.Run("psql", "-X", "-q", "-c", command, Uri);

    private static void Send(string connectionString, string sql)
    {
        using var opened = new NpgsqlConnection(connectionString);
        opened.Open();
        using var command = new NpgsqlCommand(sql, opened) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
