using System.Globalization;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>
/// The schema's history, in the table <c>migrations</c> of the tool's schema. Rows are only ever added, so their count tells whether
/// another run has written since. Append wants an open exclusive transaction and a Refresh in it.
/// </summary>
internal sealed class MigrationJournal(IEngine engine, MigrationSettings settings)
{
    private const int RowsPerInsert = 200;
    private const string Columns =
        "entry, script, checksum, kind, state, applied_at, duration_ms, row_count, tool_version, reason";

    private readonly QualifiedName name = settings.JournalTable;
    private readonly string table = QuoteName(settings.JournalTable);
    private List<JournalEntry> entries = [];
    private bool exists;

    /// <summary>As of the last Refresh, and what was appended since.</summary>
    public IReadOnlyList<JournalEntry> Entries => entries;

    /// <summary>Reads what others have written; false: nothing since the last call.</summary>
    /// <exception cref="SparkifyException">the journal is there and cannot be read, which is not the same as empty</exception>
    public bool Refresh(CancellationToken cancellationToken)
    {
        exists = exists || engine.FindTable(settings.JournalTable) is not null;
        if (!exists || (entries.Count > 0 && CountRows(cancellationToken) == entries.Count))
        {
            return false;
        }

        var before = entries.Count;
        entries = ReadRows(cancellationToken);
        return entries.Count != before;
    }

    /// <summary>Before the next Refresh, when a transaction that has appended was rolled back.</summary>
    public void Forget()
    {
        entries = [];
        exists = false;
    }

    public void Append(IReadOnlyList<JournalEntry> added, CancellationToken cancellationToken)
    {
        if (!exists)
        {
            Create(cancellationToken);
        }

        var now = Now();
        var stamped = added.Select(e => e with { RecordedAt = now, ToolVersion = settings.ToolVersion }).ToList();
        foreach (var chunk in stamped.Chunk(RowsPerInsert))
        {
            var rows = new OwnRows(name, Columns);
            foreach (var entry in chunk)
            {
                entries.Add(entry);
                AddRow(rows, entry, entries.Count);
            }

            engine.Add(rows, cancellationToken);
        }
    }

    /// <summary>The migrations with the durations that the server has counted.</summary>
    public IReadOnlyList<AppliedMigration> WithDurations(IReadOnlyList<AppliedMigration> applied)
    {
        if (applied.All(a => a.Duration is not null))
        {
            return applied;
        }

        var rows = engine.Read($"select script, duration_ms from {table} order by entry", CancellationToken.None);
        var durations = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            durations[(string)row[0]!] = TimeSpan.FromMilliseconds(ToInt64(row[1]));
        }

        return [.. applied.Select(a => a.Duration is null ? a with { Duration = durations[a.Script] } : a)];
    }

    /// <summary>UTC, in the microseconds that a TIMESTAMP keeps.</summary>
    private DateTime Now()
    {
        var now = settings.Clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>
    /// Neither IDENTITY (numbers have gaps and no order) nor GETDATE(): the client numbers the rows under the lock and gives the time, UTC.
    /// No IF NOT EXISTS: were the table there after all, it must not be taken for an empty one.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
    private void Create(CancellationToken cancellationToken)
    {
        engine.Execute(
            $"create schema if not exists {SqlNames.Quote(settings.JournalTable.Schema!)}",
            cancellationToken
        );
        engine.Execute(
            $"""
            create table {table} (
                entry bigint not null,
                script varchar(1024) not null,
                checksum varchar(128) not null,
                kind varchar(16) not null,
                state varchar(16) not null,
                applied_at timestamp not null,
                duration_ms bigint not null,
                row_count bigint not null,
                tool_version varchar(256) not null,
                reason varchar(65535)
            )
            """,
            cancellationToken
        );
        exists = true;
    }

    private long CountRows(CancellationToken cancellationToken) =>
        ToInt64(engine.Read($"select count(*) from {table}", cancellationToken)[0][0]);

    private List<JournalEntry> ReadRows(CancellationToken cancellationToken) =>
        engine.Read($"select {Columns} from {table} order by entry", cancellationToken).ConvertAll(ToEntry);

    private static void AddRow(OwnRows rows, JournalEntry entry, long number) =>
        rows.Add(
            number,
            entry.Script,
            entry.Checksum,
            entry.IsRepeatable ? "repeatable" : "versioned",
            JournalStates.ToText(entry.State),
            entry.RecordedAt,
            entry.Duration is { } duration ? (long)duration.TotalMilliseconds : OwnRows.ElapsedMilliseconds,
            entry.RowCount,
            entry.ToolVersion,
            entry.Reason
        );

    private JournalEntry ToEntry(object?[] row) =>
        new((string)row[1]!, (string)row[2]!, (string)row[3]! == "repeatable", ParseState(row))
        {
            RecordedAt = (DateTime)row[5]!,
            Duration = TimeSpan.FromMilliseconds(ToInt64(row[6])),
            RowCount = ToInt64(row[7]),
            ToolVersion = (string)row[8]!,
            Reason = (string?)row[9],
        };

    private JournalState ParseState(object?[] row) =>
        JournalStates.Parse((string)row[4]!)
        ?? throw new SparkifyException(
            $"the journal {settings.JournalTable} says \"{row[4]}\" of {row[1]}, which this version of sparkify does not know"
        )
        {
            Hint = $"use the version that wrote it: {row[8]}",
            ExitCode = ExitCode.InvalidProject,
        };

    private static long ToInt64(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string QuoteName(QualifiedName name) =>
        $"{SqlNames.Quote(name.SchemaOrDefault)}.{SqlNames.Quote(name.Name)}";
}
