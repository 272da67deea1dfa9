using System.Text;

namespace Sparkify.Tool.Copy.Json;

/// <summary>
/// One step of the paths a COPY reads, as a tree that shares their beginnings: the root is the record. Slot: where a reader notes the value it
/// found here. Slots are numbered so that those of a node's descendants follow its own.
/// </summary>
internal sealed class JsonPathNode
{
    private readonly Dictionary<byte[], JsonPathNode> members;
    private readonly SortedList<int, JsonPathNode> elements = [];

    private JsonPathNode(bool ignoreCase)
    {
        IgnoresCase = ignoreCase;
        members = new Dictionary<byte[], JsonPathNode>(new Utf8NameComparer(ignoreCase));
        MembersByName = members.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Slot { get; private set; }

    /// <summary>One above the last descendant's slot.</summary>
    public int EndSlot { get; private set; }

    public bool IgnoresCase { get; }

    public Dictionary<byte[], JsonPathNode>.AlternateLookup<ReadOnlySpan<byte>> MembersByName { get; }

    public bool HasMembers => members.Count > 0;

    public bool HasElements => elements.Count > 0;

    public bool IsLeaf => members.Count == 0 && elements.Count == 0;

    /// <summary>Children by array index.</summary>
    public IEnumerable<JsonPathNode> Elements => elements.Values;

    public IEnumerable<JsonPathNode> Children => members.Values.Concat(elements.Values);

    /// <summary>The tree of the paths; slots[i] is where the value of the i-th path will be.</summary>
    public static JsonPathNode Build(IEnumerable<IReadOnlyList<JsonPathStep>> paths, bool ignoreCase, out int[] slots)
    {
        var root = new JsonPathNode(ignoreCase);
        var ends = paths.Select(path => path.Aggregate(root, static (node, step) => node.Child(step))).ToList();
        root.Number(0);
        slots = [.. ends.Select(n => n.Slot)];
        return root;
    }

    public JsonPathNode? ElementAt(int index) => elements.GetValueOrDefault(index);

    private JsonPathNode Child(JsonPathStep step)
    {
        if (step.Name is null)
        {
            return elements.TryGetValue(step.Index, out var element)
                ? element
                : elements[step.Index] = new JsonPathNode(IgnoresCase);
        }

        var name = Encoding.UTF8.GetBytes(step.Name);
        return members.TryGetValue(name, out var member) ? member : members[name] = new JsonPathNode(IgnoresCase);
    }

    private int Number(int slot)
    {
        Slot = slot;
        var next = slot + 1;
        foreach (var child in Children)
        {
            next = child.Number(next);
        }

        return EndSlot = next;
    }
}

/// <summary>A member's name, or (Name null) an array's 0-based index.</summary>
internal readonly record struct JsonPathStep(string? Name, int Index);
