using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Plans;

/// <summary>
/// What `run` would do to a target, told from the files, the journal, the ledger and the listings. Statements: what would be sent, only where it was
/// asked for. Problems: why a listing could not be read; what stands beside them is whole.
/// </summary>
internal sealed record ProjectPlan(Target Target)
{
    /// <summary>Pending ones, in running order.</summary>
    public IReadOnlyList<PlannedMigration> Migrations { get; init; } = [];

    public IReadOnlyList<SchemaChange> Changes { get; init; } = [];

    /// <summary>What pending migrations do that is no change of a table or view.</summary>
    public IReadOnlyList<PlannedStatement> OtherStatements { get; init; } = [];

    public IReadOnlyList<PlannedTransform> Transforms { get; init; } = [];

    public IReadOnlyList<UnprovenFeature> Unproven { get; init; } = [];

    public IReadOnlyList<PlannedStatement> Statements { get; init; } = [];

    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    public IReadOnlyList<SparkifyException> Problems { get; init; } = [];

    public long ObjectCount => Copies.Sum(c => c.NewObjectCount + c.ChangedObjectCount);

    public long ByteCount => Copies.Sum(c => c.NewByteCount + c.ChangedByteCount);

    public bool IsPending => Migrations.Count > 0 || ObjectCount > 0;

    private IEnumerable<PlannedCopy> Copies => Transforms.SelectMany(t => t.Copies);
}

/// <summary>Reasons: why it is not applied as a whole or not at all; none where it is.</summary>
internal sealed record PlannedMigration(ScriptFile File, IReadOnlyList<ClassReason> Reasons)
{
    public bool IsAtomic => Reasons.Count == 0;

    /// <summary>A repeatable one that was applied with another content.</summary>
    public bool IsChanged { get; init; }
}

internal sealed record ClassReason(string Text, SourceSpan Place);

internal sealed record PlannedStatement(string Text, SourceSpan Place);

internal enum TransformState
{
    /// <summary>No committed load has run it.</summary>
    New,
    Unchanged,

    /// <summary>Its content is no longer what the last load ran: rows of earlier loads change with a full refresh only.</summary>
    Changed,
}

internal sealed record PlannedTransform(ScriptFile File, TransformState State)
{
    public IReadOnlyList<PlannedCopy> Copies { get; init; } = [];
}

/// <summary>
/// What a COPY would read: objects that the ledger does not hold, and those whose content is another one. Byte counts: as stored. Problem: why it is
/// not known, or why the load would fail.
/// </summary>
internal sealed record PlannedCopy(string Table, string Source, SourceSpan Place)
{
    public long ListedObjectCount { get; init; }

    public long NewObjectCount { get; init; }

    public long NewByteCount { get; init; }

    public long ChangedObjectCount { get; init; }

    public long ChangedByteCount { get; init; }

    public string? Problem { get; init; }
}
