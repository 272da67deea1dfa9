using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Sparkify.Tool.Tests.Redshift.Double.Wire;

/// <summary>Values of rows and of bound parameters as text.</summary>
internal static class WireValues
{
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The values of a DataRow in text format.</summary>
    public static string?[] Row(WireMessage row)
    {
        var body = row.Read();
        var values = new string?[body.Int16()];
        for (var i = 0; i < values.Length; i++)
        {
            var length = body.Int32();
            values[i] = length < 0 ? null : Encoding.UTF8.GetString(body.Bytes(length));
        }

        return values;
    }

    /// <summary>The parameters of a Bind; those in binary form by the type that Parse named, else in hexadecimal.</summary>
    public static string?[] Parameters(WireMessage bind, IReadOnlyList<int> types)
    {
        var body = bind.Read();
        body.Text();
        body.Text();
        var formats = new short[(ushort)body.Int16()];
        for (var i = 0; i < formats.Length; i++)
        {
            formats[i] = body.Int16();
        }

        var values = new string?[(ushort)body.Int16()];
        for (var i = 0; i < values.Length; i++)
        {
            var length = body.Int32();
            var isBinary = formats.Length > 0 && formats[formats.Length == 1 ? 0 : i] == 1;
            var type = i < types.Count ? types[i] : 0;
            values[i] = length < 0 ? null : Text(body.Bytes(length), isBinary ? type : 0, isBinary);
        }

        return values;
    }

    private static string Text(byte[] value, int type, bool isBinary) =>
        type switch
        {
            16 => value[0] == 1 ? "t" : "f",
            20 => BinaryPrimitives.ReadInt64BigEndian(value).ToString(CultureInfo.InvariantCulture),
            21 => BinaryPrimitives.ReadInt16BigEndian(value).ToString(CultureInfo.InvariantCulture),
            23 => BinaryPrimitives.ReadInt32BigEndian(value).ToString(CultureInfo.InvariantCulture),
            701 => BinaryPrimitives.ReadDoubleBigEndian(value).ToString("R", CultureInfo.InvariantCulture),
            1114 or 1184 => Epoch
                .AddMicroseconds(BinaryPrimitives.ReadInt64BigEndian(value))
                .ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            25 or 1042 or 1043 or 19 or 705 => Encoding.UTF8.GetString(value),
            _ => isBinary ? "0x" + Convert.ToHexStringLower(value) : Encoding.UTF8.GetString(value),
        };
}
