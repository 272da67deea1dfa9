using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Json;

internal enum JsonRecordStatus : byte
{
    /// <summary>A root object or array; Fields hold what the paths lead to.</summary>
    Record,

    /// <summary>A root value that the paths do not fit; Reason says why.</summary>
    Mismatch,

    /// <summary>Nothing but white space before the end of the bytes given.</summary>
    Blank,

    /// <summary>The bytes end inside a record.</summary>
    Incomplete,

    /// <summary>Not JSON at Position; Reason says why.</summary>
    Malformed,
}

/// <summary>
/// Finds in one root value after the other the values that paths lead to. For one thread: it remembers the order of the names of the record
/// before, which is nearly always the order of the next.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html"/>
internal sealed class JsonRecordReader(JsonPathNode root)
{
    private const string NotAnObject = "Invalid JSONPath format: Member is not an object.";
    private const string NotAnArray = "Invalid JSONPath format: Not an array or index out of range.";

    private readonly JsonField[] fields = new JsonField[root.EndSlot];
    private readonly JsonField[] names = new JsonField[root.IgnoresCase ? root.EndSlot : 0];
    private readonly JsonNameOrder?[] orders = new JsonNameOrder?[root.EndSlot];
    private readonly bool hasDeepPaths = root.HasElements || root.Children.Any(c => !c.IsLeaf);

    /// <summary>By slot; offsets into the bytes given.</summary>
    public ReadOnlySpan<JsonField> Fields => fields;

    /// <summary>Where the record starts.</summary>
    public int Start { get; private set; }

    /// <summary>The byte after the record, or the one at fault.</summary>
    public int Position { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>A name that a path leads to stands twice in an object of the record; the last one counts.</summary>
    public bool HasDuplicateName { get; private set; }

    /// <summary>Reads the next root value. IsFinal: no more bytes come after these.</summary>
    public JsonRecordStatus Read(ReadOnlySpan<byte> data, bool isFinal)
    {
        var scanner = new JsonScanner(data, 0, isFinal);
        Reason = null;
        HasDuplicateName = false;
        if (!scanner.SkipWhiteSpace())
        {
            Position = scanner.Position;
            return JsonRecordStatus.Blank;
        }

        Start = scanner.Position;
        Array.Clear(fields);
        var isDone = scanner.Current is (byte)'{' or (byte)'['
            ? ScanInto(root, ref scanner, data, 0)
            : scanner.Fail("Invalid value: expected an object or an array.");
        Position = scanner.Position;
        if (!isDone)
        {
            Reason = scanner.Reason;
            return scanner.Failure == JsonFailure.Incomplete ? JsonRecordStatus.Incomplete : JsonRecordStatus.Malformed;
        }

        Reason ??= hasDeepPaths || fields[0].Kind != FieldKind.Object ? Mismatch(root) : null;
        return Reason is null ? JsonRecordStatus.Record : JsonRecordStatus.Mismatch;
    }

    /// <summary>Scans the value at the scanner's position, which a path's step leads to, and what further steps lead to within it.</summary>
    private bool ScanInto(JsonPathNode node, ref JsonScanner scanner, ReadOnlySpan<byte> data, int depth)
    {
        if (!scanner.SkipWhiteSpace())
        {
            return false;
        }

        var start = scanner.Position;
        var kind = FieldKind.Missing;
        if (scanner.Current == '{' && node.HasMembers)
        {
            kind = FieldKind.Object;
        }
        else if (scanner.Current == '[' && node.HasElements)
        {
            kind = FieldKind.Array;
        }

        // Of a name that stands twice the last value counts, with all that is in it.
        Array.Clear(fields, node.Slot + 1, node.EndSlot - node.Slot - 1);
        var isDone = kind switch
        {
            FieldKind.Object => ScanMembers(node, ref scanner, data, depth),
            FieldKind.Array => ScanElements(node, ref scanner, data, depth),
            _ => scanner.ScanValue(depth, out fields[node.Slot]),
        };
        if (isDone && kind != FieldKind.Missing)
        {
            fields[node.Slot] = new JsonField(kind, start, scanner.Position - start);
        }

        return isDone;
    }

    private bool ScanMembers(JsonPathNode node, ref JsonScanner scanner, ReadOnlySpan<byte> data, int depth)
    {
        if (scanner.TooDeep(depth) || !scanner.BeginList((byte)'}', out var more))
        {
            return false;
        }

        var order = orders[node.Slot] ??= new JsonNameOrder();
        for (var index = 0; more; index++)
        {
            if (!ScanMember(node, order, index, ref scanner, data, depth) || !scanner.NextInList((byte)'}', out more))
            {
                return false;
            }
        }

        return true;
    }

    private bool ScanMember(
        JsonPathNode node,
        JsonNameOrder order,
        int index,
        ref JsonScanner scanner,
        ReadOnlySpan<byte> data,
        int depth
    )
    {
        if (!scanner.SkipWhiteSpace())
        {
            return false;
        }

        var start = scanner.Position;
        var expected = order.At(index);
        var child = expected.Node;
        if (expected.NameAndQuote is null || !scanner.TryStepOverName(expected.NameAndQuote))
        {
            if (!scanner.ScanName(out var found))
            {
                return false;
            }

            child = Find(node, found, data);
            order.Remember(index, data.Slice(found.Offset, found.Length + 1), child);
        }

        if (child is null)
        {
            return scanner.ScanValue(depth + 1, out _);
        }

        if (node.IgnoresCase)
        {
            var name = data[start..scanner.Position].TrimEnd(": \t\r\n"u8);
            CheckName(child, new JsonField(FieldKind.Text, start, name.Length), data);
        }

        HasDuplicateName |= fields[child.Slot].Kind != FieldKind.Missing;
        return child.IsLeaf
            ? scanner.ScanValue(depth + 1, out fields[child.Slot])
            : ScanInto(child, ref scanner, data, depth + 1);
    }

    private bool ScanElements(JsonPathNode node, ref JsonScanner scanner, ReadOnlySpan<byte> data, int depth)
    {
        if (scanner.TooDeep(depth) || !scanner.BeginList((byte)']', out var more))
        {
            return false;
        }

        for (var index = 0; more; index++)
        {
            var child = node.ElementAt(index);
            var isDone = child is null
                ? scanner.ScanValue(depth + 1, out _)
                : ScanInto(child, ref scanner, data, depth + 1);
            if (!isDone || !scanner.NextInList((byte)']', out more))
            {
                return false;
            }
        }

        return true;
    }

    private static JsonPathNode? Find(JsonPathNode node, JsonField name, ReadOnlySpan<byte> data)
    {
        var text = name.In(data);
        if (name.Kind == FieldKind.EscapedText)
        {
            var buffer = new byte[text.Length];
            text = buffer.AsSpan(0, JsonEscapes.Decode(text, buffer));
        }

        return node.MembersByName.TryGetValue(text, out var child) ? child : null;
    }

    /// <summary>Two names of one record that differ only in case leave open which of them a column takes.</summary>
    private void CheckName(JsonPathNode child, JsonField name, ReadOnlySpan<byte> data)
    {
        ref var before = ref names[child.Slot];
        if (fields[child.Slot].Kind != FieldKind.Missing && !before.In(data).SequenceEqual(name.In(data)))
        {
            Reason = "Two names differ only in case: use a jsonpaths file.";
        }

        before = name;
    }

    /// <summary>A missing member, or one of a null, is NULL; anything else that a step does not fit is an error.</summary>
    private string? Mismatch(JsonPathNode node)
    {
        var kind = fields[node.Slot].Kind;
        if (node.IsLeaf || kind == FieldKind.Missing || (kind == FieldKind.Null && !node.HasElements))
        {
            return null;
        }

        if (node.HasMembers && kind != FieldKind.Object)
        {
            return NotAnObject;
        }

        if (
            node.HasElements
            && (kind != FieldKind.Array || node.Elements.Any(e => fields[e.Slot].Kind == FieldKind.Missing))
        )
        {
            return NotAnArray;
        }

        return node.Children.Select(Mismatch).FirstOrDefault(r => r is not null);
    }
}
