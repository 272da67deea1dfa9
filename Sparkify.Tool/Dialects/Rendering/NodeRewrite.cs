using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rendering;

/// <summary>One named step of a translation: writes nodes of one kind in another way, or leaves them (false).</summary>
internal sealed class NodeRewrite
{
    private NodeRewrite(string name, Type nodeType, Func<SqlNode, Renderer, bool> tryWrite)
    {
        Name = name;
        NodeType = nodeType;
        TryWrite = tryWrite;
    }

    public string Name { get; }

    public Type NodeType { get; }

    public Func<SqlNode, Renderer, bool> TryWrite { get; }

    public static NodeRewrite Of<TNode>(string name, Func<TNode, Renderer, bool> tryWrite)
        where TNode : SqlNode => new(name, typeof(TNode), (node, renderer) => tryWrite((TNode)node, renderer));
}

/// <summary>
/// How Redshift SQL is written for another engine: rewrites of tokens, wherever they stand as written, and of nodes, the first that
/// takes a node having it. Template: what of a function definition is the engine's, for arguments of those types.
/// </summary>
internal sealed record Dialect(
    string Name,
    IReadOnlyList<Rewrite> Tokens,
    IReadOnlyList<NodeRewrite> Nodes,
    Func<Functions.FunctionDefinition, IReadOnlyList<Sql.ColumnType?>, string?> Template,
    Func<Functions.FunctionDefinition, string?> Refusal
)
{
    private readonly Dictionary<Type, NodeRewrite[]> byType = Nodes
        .GroupBy(n => n.NodeType)
        .ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>The engine's name for a type; null: it has none.</summary>
    public required Func<Sql.ColumnType, string?> TypeName { get; init; }

    /// <summary>The template where the texts of literals decide; null: <see cref="Template"/> has it.</summary>
    public Func<
        Functions.FunctionDefinition,
        IReadOnlyList<Sql.ColumnType?>,
        IReadOnlyList<string?>,
        string?
    > LiteralTemplate { get; init; } = static (_, _, _) => null;

    public Casts.CastEngine CastEngine { get; init; }

    /// <summary>Values that are assigned must be checked against VARCHAR(n) and CHAR(n); false: the stored table does it.</summary>
    public bool ChecksLengths { get; init; }

    public NodeRewrite[] RewritesOf(SqlNode node) => byType.GetValueOrDefault(node.GetType(), []);
}
