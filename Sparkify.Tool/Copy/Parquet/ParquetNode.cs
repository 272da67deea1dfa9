using System.Text;
using Parquet.Schema;
using Sparkify.Tool.Copy.Json;

namespace Sparkify.Tool.Copy.Parquet;

/// <summary>Puts the nested values of a column together from its leaves, as JSON.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy_json.html"/>
internal abstract class ParquetNode
{
    /// <summary>The leaf whose levels tell of the node's own.</summary>
    public abstract ParquetLeaf First { get; }

    /// <summary>Writes the value that the leaves are at, and moves them on.</summary>
    public abstract void Write(JsonOutput output);

    /// <summary>Moves the leaves on over a value that is not there.</summary>
    public abstract void Skip();

    /// <summary>Null: a type within the field that has no JSON.</summary>
    public static ParquetNode? Of(Field field, IReadOnlyDictionary<DataField, ParquetLeaf> leaves)
    {
        switch (field)
        {
            case DataField data when leaves.TryGetValue(data, out var leaf):
                var single = new ParquetLeafNode(leaf);
                return data.IsArray ? new ParquetListNode(data, single) : single;
            case StructField
            {
                SchemaElement.RepetitionType: not global::Parquet.Meta.FieldRepetitionType.REPEATED
            } group:
                var members = group.Fields.Select(f => (Encoding.UTF8.GetBytes(f.Name), Of(f, leaves))).ToList();
                return members.Any(m => m.Item2 is null) ? null : new ParquetStructNode(field, [.. members!]);
            case ListField list:
                return Of(list.Item, leaves) is { } item ? new ParquetListNode(list, item) : null;
            case MapField map when Of(map.Key, leaves) is { First.Type.Kind: ParquetKind.Text } key:
                return Of(map.Value, leaves) is { } value ? new ParquetMapNode(map, key, value) : null;
            default:
                return null;
        }
    }
}

internal sealed class ParquetLeafNode(ParquetLeaf leaf) : ParquetNode
{
    public override ParquetLeaf First => leaf;

    public override void Write(JsonOutput output)
    {
        if (leaf.IsNull)
        {
            output.Write("null"u8);
        }
        else
        {
            leaf.WriteJson(output);
        }

        leaf.MoveNext();
    }

    public override void Skip() => leaf.MoveNext();
}

internal sealed class ParquetStructNode(Field field, (byte[] Name, ParquetNode Node)[] members) : ParquetNode
{
    public override ParquetLeaf First => members[0].Node.First;

    public override void Write(JsonOutput output)
    {
        if (First.DefinitionLevel < field.MaxDefinitionLevel)
        {
            output.Write("null"u8);
            Skip();
            return;
        }

        output.Write((byte)'{');
        for (var i = 0; i < members.Length; i++)
        {
            output.Write(i == 0 ? ""u8 : ","u8);
            output.WriteString(members[i].Name);
            output.Write((byte)':');
            members[i].Node.Write(output);
        }

        output.Write((byte)'}');
    }

    public override void Skip()
    {
        foreach (var (_, node) in members)
        {
            node.Skip();
        }
    }
}

/// <summary>A list. Its definition level is that of a list with items; one less is an empty one, and two less none.</summary>
internal class ParquetListNode(Field field, ParquetNode item) : ParquetNode
{
    public sealed override ParquetLeaf First => item.First;

    protected virtual (byte Open, byte Close) Brackets => ((byte)'[', (byte)']');

    public sealed override void Write(JsonOutput output)
    {
        var level = First.DefinitionLevel;
        if (level < field.MaxDefinitionLevel - 1)
        {
            output.Write("null"u8);
            Skip();
            return;
        }

        output.Write(Brackets.Open);
        if (level < field.MaxDefinitionLevel)
        {
            Skip();
        }
        else
        {
            WriteItem(output);
            while (First.RepetitionLevel == field.MaxRepetitionLevel)
            {
                output.Write((byte)',');
                WriteItem(output);
            }
        }

        output.Write(Brackets.Close);
    }

    protected ParquetNode Item => item;

    public override void Skip() => item.Skip();

    protected virtual void WriteItem(JsonOutput output) => item.Write(output);
}

internal sealed class ParquetMapNode(MapField field, ParquetNode key, ParquetNode value) : ParquetListNode(field, key)
{
    protected override (byte Open, byte Close) Brackets => ((byte)'{', (byte)'}');

    public override void Skip()
    {
        Item.Skip();
        value.Skip();
    }

    protected override void WriteItem(JsonOutput output)
    {
        Item.Write(output);
        output.Write((byte)':');
        value.Write(output);
    }
}
