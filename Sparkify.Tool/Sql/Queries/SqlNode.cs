namespace Sparkify.Tool.Sql.Queries;

/// <summary>
/// A part of a parsed statement: tokens [Range.Start, Range.End) of it. Nodes keep to the text: what lies between their children are the node's own
/// tokens, so a tree with nothing rewritten gives back the statement as it was written.
/// </summary>
internal abstract class SqlNode
{
    public TokenRange Range { get; set; }

    /// <summary>In the order of the text, none overlapping another.</summary>
    public virtual IEnumerable<SqlNode> Children => [];

    /// <summary>The node and all below it, outer ones first.</summary>
    public IEnumerable<SqlNode> All()
    {
        yield return this;
        foreach (var child in Children)
        {
            foreach (var node in child.All())
            {
                yield return node;
            }
        }
    }
}

internal abstract class SqlExpression : SqlNode;

/// <summary>Something that FROM reads.</summary>
internal abstract class TableSource : SqlNode;
