using System.Text;
using Sparkify.Tool.Copy.Json;

namespace Sparkify.Tool.Copy.Avro;

/// <summary>How the values of one schema are read, and written as JSON. A logical type is its base type: the guide knows no other.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
internal abstract class AvroType
{
    private const int MaxDepth = 1000;

    public void Write(ref AvroCursor cursor, JsonOutput output, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidDataException("a value is nested too deeply");
        }

        WriteValue(ref cursor, output, depth + 1);
    }

    protected abstract void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth);
}

internal sealed class AvroNull : AvroType
{
    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth) => output.Write("null"u8);
}

internal sealed class AvroBoolean : AvroType
{
    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth) =>
        output.Write(cursor.ReadBoolean() ? "true"u8 : "false"u8);
}

internal sealed class AvroInt : AvroType
{
    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth) =>
        output.WriteInteger(cursor.ReadInt());
}

internal sealed class AvroLong : AvroType
{
    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth) =>
        output.WriteInteger(cursor.ReadLong());
}

internal sealed class AvroFloat : AvroType
{
    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth) =>
        output.WriteFloat(cursor.ReadFloat());
}

internal sealed class AvroDouble : AvroType
{
    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth) =>
        output.WriteFloat(cursor.ReadDouble());
}

internal sealed class AvroString : AvroType
{
    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth) =>
        output.WriteString(cursor.ReadBytes());
}

/// <summary>Bytes, of a fixed length or any (null). As JSON: a string whose characters have the bytes as code points, as Avro's own JSON has it.</summary>
internal sealed class AvroBytes(int? length) : AvroType
{
    private byte[] scratch = [];

    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth)
    {
        var bytes = length is { } count ? cursor.Read(count) : cursor.ReadBytes();
        if (scratch.Length < bytes.Length * 2)
        {
            scratch = new byte[bytes.Length * 2];
        }

        var used = 0;
        foreach (var b in bytes)
        {
            if (b >= 0x80)
            {
                scratch[used++] = (byte)(0xC0 | (b >> 6));
            }

            scratch[used++] = b < 0x80 ? b : (byte)(0x80 | (b & 0x3F));
        }

        output.WriteString(scratch.AsSpan(0, used));
    }
}

/// <summary>An enum: the name of its symbol.</summary>
internal sealed class AvroEnum(IReadOnlyList<byte[]> symbols) : AvroType
{
    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth)
    {
        var index = cursor.ReadInt();
        if ((uint)index >= (uint)symbols.Count)
        {
            throw new InvalidDataException("an enum has no such symbol");
        }

        output.WriteString(symbols[index]);
    }
}

internal sealed class AvroArray(AvroType items) : AvroType
{
    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth)
    {
        output.Write((byte)'[');
        var isFirst = true;
        for (var count = cursor.ReadItemCount(); count > 0; count = cursor.ReadItemCount())
        {
            for (; count > 0; count--, isFirst = false)
            {
                output.Write(isFirst ? ""u8 : ","u8);
                items.Write(ref cursor, output, depth);
                AvroLimit.Check(output);
            }
        }

        output.Write((byte)']');
    }
}

internal sealed class AvroMap(AvroType values) : AvroType
{
    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth)
    {
        output.Write((byte)'{');
        var isFirst = true;
        for (var count = cursor.ReadItemCount(); count > 0; count = cursor.ReadItemCount())
        {
            for (; count > 0; count--, isFirst = false)
            {
                output.Write(isFirst ? ""u8 : ","u8);
                output.WriteString(cursor.ReadBytes());
                output.Write((byte)':');
                values.Write(ref cursor, output, depth);
            }
        }

        output.Write((byte)'}');
    }
}

/// <summary>The value of whichever branch it is, without the branch's name.</summary>
internal sealed class AvroUnion(IReadOnlyList<AvroType> branches) : AvroType
{
    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth)
    {
        var index = cursor.ReadInt();
        if ((uint)index >= (uint)branches.Count)
        {
            throw new InvalidDataException("a union has no such branch");
        }

        branches[index].Write(ref cursor, output, depth);
    }
}

/// <summary>Fields are set once the types they need, which may be the record itself, are known.</summary>
internal sealed class AvroRecord : AvroType
{
    private (byte[] Start, AvroType Type)[] fields = [];

    public void SetFields(IReadOnlyList<(string Name, AvroType Type)> all) =>
        fields = [
            // Names are of letters, digits and underscores.
            .. all.Select((f, i) => (Encoding.UTF8.GetBytes($"{(i == 0 ? '{' : ',')}\"{f.Name}\":"), f.Type)),
        ];

    protected override void WriteValue(ref AvroCursor cursor, JsonOutput output, int depth)
    {
        output.Write(fields.Length == 0 ? "{"u8 : ""u8);
        foreach (var (start, type) in fields)
        {
            output.Write(start);
            type.Write(ref cursor, output, depth);
        }

        output.Write((byte)'}');
    }
}

/// <summary>Items of no bytes (null) are as many as their count says: what they would take as text is bounded.</summary>
internal static class AvroLimit
{
    public static void Check(JsonOutput output)
    {
        if (output.Length > RecordBuffer.MaxRecordBytes)
        {
            throw new InvalidDataException("a record is larger than 64 MB");
        }
    }
}
