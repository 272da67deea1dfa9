using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rendering;

/// <summary>What is to be different when a node is written as it stands: tokens left out, children written another way, text put before tokens or at the end.</summary>
internal sealed class NodeEdits
{
    private readonly HashSet<int> skipped = [];
    private readonly Dictionary<int, List<Action<Renderer>>> before = [];
    private readonly Dictionary<SqlNode, Action<Renderer>> replaced = [];
    private readonly List<Action<Renderer>> ends = [];
    private readonly Dictionary<SqlNode, Action<Renderer>> below = [];

    public IReadOnlyList<Action<Renderer>> Ends => ends;

    public NodeEdits Skip(TokenRange? range)
    {
        for (var i = range?.Start ?? 0; i < (range?.End ?? 0); i++)
        {
            skipped.Add(i);
        }

        return this;
    }

    public NodeEdits Before(int token, Action<Renderer> write)
    {
        if (!before.TryGetValue(token, out var list))
        {
            before[token] = list = [];
        }

        list.Add(write);
        return this;
    }

    public NodeEdits Before(int token, string text) => Before(token, r => r.Write(text));

    public NodeEdits Replace(SqlNode child, Action<Renderer> write)
    {
        replaced[child] = write;
        return this;
    }

    /// <summary>Wherever the node stands below the one that is written. Rendering it in its own replacement writes it by its rewrites.</summary>
    public NodeEdits ReplaceBelow(SqlNode node, Action<Renderer> write)
    {
        below[node] = write;
        return this;
    }

    public IReadOnlyDictionary<SqlNode, Action<Renderer>> Below => below;

    public NodeEdits End(Action<Renderer> write)
    {
        ends.Add(write);
        return this;
    }

    public NodeEdits End(string text) => End(r => r.Write(text));

    public bool Skips(int token) => skipped.Contains(token);

    public IReadOnlyList<Action<Renderer>> Before(int token) => before.TryGetValue(token, out var list) ? list : [];

    public Action<Renderer>? Replacement(SqlNode child) => replaced.GetValueOrDefault(child);
}
