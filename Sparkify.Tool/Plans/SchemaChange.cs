using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Plans;

/// <summary>
/// One table or view that is made (+), dropped (-) or changed (~). Lines: what of it, each beginning with its sign and a blank. Names always have
/// their schema.
/// </summary>
internal sealed record SchemaChange(char Sign, string Kind, QualifiedName Name)
{
    /// <summary>Null where it keeps its name.</summary>
    public QualifiedName? OldName { get; init; }

    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The earlier definition is not known: what it says now is all there is to show.</summary>
    public bool IsReplaced { get; init; }
}
