using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Loads;

/// <summary>The tables in which the tool keeps what was loaded; made on first need, in Redshift's dialect.</summary>
internal static class LoadTables
{
    private static readonly (string Name, string Columns)[] Definitions =
    [
        (
            "load_ledger",
            """
            transform varchar(512) not null,
            target_table varchar(512) not null,
            bucket varchar(255) not null,
            object_key varchar(2048) not null,
            etag varchar(256) not null,
            size_bytes bigint not null,
            version_count integer not null,
            run_id varchar(36) not null,
            row_count bigint,
            rejected_row_count bigint
            """
        ),
        (
            "load_commits",
            """
            run_id varchar(36) not null,
            committed_at timestamp not null
            """
        ),
        (
            "load_runs",
            """
            run_id varchar(36) not null,
            event varchar(16) not null,
            occurred_at timestamp not null,
            mode varchar(32) not null,
            os_user varchar(256),
            host varchar(256),
            process_id bigint,
            tool_version varchar(64),
            status varchar(16),
            duration_ms bigint,
            row_count bigint,
            rejected_row_count bigint,
            object_count bigint,
            error varchar(65535)
            """
        ),
        (
            "load_steps",
            """
            run_id varchar(36) not null,
            position integer not null,
            transform varchar(512) not null,
            checksum varchar(64) not null,
            status varchar(16) not null,
            duration_ms bigint not null,
            row_count bigint not null,
            rejected_row_count bigint not null,
            object_count bigint not null
            """
        ),
        (
            "load_rejections",
            """
            run_id varchar(36) not null,
            transform varchar(512) not null,
            object_url varchar(4096) not null,
            line_number bigint not null,
            column_name varchar(127),
            error_code integer not null,
            error_reason varchar(1024) not null,
            field_value varchar(8192)
            """
        ),
    ];

    /// <summary>Under the lock: two loads may begin at once.</summary>
    public static void Ensure(IEngine engine, string schema, CancellationToken cancellationToken = default)
    {
        var missing = Definitions.Where(d => engine.FindTable(new QualifiedName(schema, d.Name)) is null).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        engine.RunExclusively(
            () => Create(engine, SqlNames.Quote(schema), missing),
            () => Exist(engine, schema),
            cancellationToken
        );
    }

    private static int Create(IEngine engine, string quotedSchema, List<(string Name, string Columns)> missing)
    {
        engine.Execute($"create schema if not exists {quotedSchema}");
        foreach (var (name, columns) in missing)
        {
            engine.Execute($"create table if not exists {quotedSchema}.{name} ({columns})");
        }

        return missing.Count;
    }

    public static bool Exist(IEngine engine, string schema) =>
        Definitions.All(d => engine.FindTable(new QualifiedName(schema, d.Name)) is not null);
}
