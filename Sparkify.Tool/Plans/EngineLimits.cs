using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Plans;

/// <summary>One thing that a run on a local engine does not prove. Find: the places in a statement that touch it, none where it does not.</summary>
internal sealed record EngineLimit(
    string Name,
    string Description,
    Func<ParsedStatement, IEnumerable<SourceSpan>> Find
);

/// <summary>A limit that statements of the project touch. Places: in running order.</summary>
internal sealed record UnprovenFeature(string Name, string Description, IReadOnlyList<SourceSpan> Places);

/// <summary>What an engine does not prove: a fixed list for each, of which only what the project touches is shown. docs/fidelity.md lists them all.</summary>
internal static class EngineLimits
{
    private static readonly IReadOnlyList<EngineLimit> Local =
    [
        new(
            "distribution",
            "DISTSTYLE and DISTKEY are recorded and have no effect: skew and rows that move between nodes show on a cluster only",
            s =>
                TablesOf(
                    s,
                    static t => t.Attributes.Distribution is not null,
                    static a => a is AlterTableAction.AlterDistribution
                )
        ),
        new(
            "sort-keys",
            "SORTKEY is recorded and has no effect: which blocks a query skips shows on a cluster only",
            s => TablesOf(s, static t => t.Attributes.Sort is not null, static a => a is AlterTableAction.AlterSortKey)
        ),
        new(
            "encodings",
            "ENCODE is recorded and has no effect: neither size nor speed of a compression is seen",
            s =>
                TablesOf(
                    s,
                    static t => t.Attributes.EncodeAuto || t.Columns.Any(c => c.Encoding is not null),
                    static a =>
                        a
                            is AlterTableAction.AlterColumnEncoding
                                or AlterTableAction.AlterEncodeAuto
                                or AlterTableAction.AddColumn { Column.Encoding: not null }
                )
        ),
        new(
            "declared-keys",
            "Redshift's planner believes declared keys and may answer wrongly where they are broken; no local engine does, the checks look for it",
            s => TablesOf(s, static t => t.Keys.Count > 0, static a => a is AlterTableAction.AddConstraint)
        ),
        new(
            "backup",
            "BACKUP is recorded and has no effect: there are no snapshots",
            s => TablesOf(s, static t => t.Attributes.Backup is not null, static _ => false)
        ),
        new(
            "copy-authorization",
            "the IAM role or the credentials of COPY are not used: whether Redshift may read the bucket shows there only",
            s => s.Copy?.Authorization is { } authorization ? [authorization.Span] : []
        ),
        new(
            "unload-authorization",
            "the IAM role or the credentials of UNLOAD are not used: whether Redshift may write to the bucket shows there only",
            s => Of(s, StatementKind.Unload)
        ),
        new(
            "copy-tuning",
            "COMPUPDATE, STATUPDATE and COMPROWS have no effect: encodings and statistics are a cluster's",
            s =>
                s.Copy?.Parameters.Where(p => p.Name is "COMPUPDATE" or "STATUPDATE" or "COMPROWS").Select(p => p.Span)
                ?? []
        ),
        new(
            "permissions",
            "users, groups, roles and rights are recorded and not enforced",
            s =>
                Of(
                    s,
                    StatementKind.Grant,
                    StatementKind.Revoke,
                    StatementKind.Principal,
                    StatementKind.DefaultPrivileges
                )
        ),
        new(
            "maintenance",
            "VACUUM and ANALYZE have no effect: their time and what they free show on a cluster only",
            s => Of(s, StatementKind.Vacuum, StatementKind.Analyze)
        ),
        new(
            "materialized-views",
            "a refresh is always a full one: whether Redshift refreshes by increments or by itself is not seen",
            s => Of(s, StatementKind.CreateMaterializedView, StatementKind.RefreshMaterializedView)
        ),
    ];

    private static readonly EngineLimit Alone = new(
        "concurrency",
        "one run writes the file alone: serializable isolation, its conflicts and waits for locks are not seen",
        Writes
    );

    private static readonly EngineLimit ReadCommitted = new(
        "concurrency",
        "transactions are READ COMMITTED: Redshift's serializable isolation and its conflicts (1023) are not seen",
        Writes
    );

    /// <summary>Redshift itself leaves nothing open that another engine would prove.</summary>
    public static IReadOnlyList<EngineLimit> Of(EngineKind engine) =>
        engine switch
        {
            EngineKind.DuckDb => [.. Local, SystemViews("duckdb"), Alone],
            EngineKind.Postgres => [.. Local, SystemViews("postgres"), ReadCommitted],
            _ => [],
        };

    public static IReadOnlyList<UnprovenFeature> Find(EngineKind engine, ParsedProject project)
    {
        var statements = project.Scripts.SelectMany(s => s.Statements).ToList();
        return
        [
            .. Of(engine)
                .Select(limit => new UnprovenFeature(
                    limit.Name,
                    limit.Description,
                    [.. statements.SelectMany(limit.Find)]
                ))
                .Where(feature => feature.Places.Count > 0),
        ];
    }

    private static EngineLimit SystemViews(string engine) =>
        new(
            "system-views",
            "system views of a cluster's work, users and storage are refused, and SVV_TABLE_INFO knows no storage: what they tell shows on a cluster only",
            s => ReadsOf(s, name => name == "svv_table_info" || AbsentViews.Contains(name, engine))
        );

    private static IEnumerable<SourceSpan> Of(ParsedStatement parsed, params StatementKind[] kinds) =>
        kinds.Contains(parsed.Kind) ? [parsed.Statement.Start] : [];

    private static IEnumerable<SourceSpan> Writes(ParsedStatement parsed) =>
        parsed.Kind == StatementKind.AlterTableAppend || StatementTarget.Find(parsed.Statement) is not null
            ? [parsed.Statement.Start]
            : [];

    /// <summary>Where a statement reads system views.</summary>
    private static IEnumerable<SourceSpan> ReadsOf(ParsedStatement parsed, Func<string, bool> isMeant)
    {
        var nodes = parsed.Tree?.All().ToList() ?? [];
        var common = nodes.OfType<CommonTable>().Select(c => c.Name.IdentifierName).ToHashSet();
        return nodes
            .OfType<NamedSource>()
            .Where(s => s.Name.Schema is "pg_catalog" || s.Name.Schema is null && !common.Contains(s.Name.Name))
            .Where(s => isMeant(s.Name.Name))
            .Select(s => parsed.Statement.SpanOf(parsed.Statement.Tokens[s.NameRange.Start]));
    }

    private static IEnumerable<SourceSpan> TablesOf(
        ParsedStatement parsed,
        Func<TableDefinition, bool> isMade,
        Func<AlterTableAction, bool> isChanged
    ) =>
        parsed switch
        {
            { Error: not null } => [],
            { Alter: { } alter } => alter.Actions.Where(isChanged).Select(action => action.Span),
            { Kind: StatementKind.CreateTable or StatementKind.CreateTableAs, Statement: { Verb: "create" } statement }
                when CreateTableParser.Parse(statement) is { } create && isMade(create.Definition) => [create.NameSpan],
            _ => [],
        };
}
