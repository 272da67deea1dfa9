using System.Buffers.Binary;
using System.Text;

namespace Sparkify.Tool.Tests.Redshift.Double.Wire;

/// <summary>One message of PostgreSQL's protocol, version 3: its type and its body without type and length.</summary>
/// <seealso href="https://www.postgresql.org/docs/current/protocol-message-formats.html"/>
internal readonly record struct WireMessage(char Type, byte[] Body)
{
    public const char Query = 'Q';
    public const char Parse = 'P';
    public const char Bind = 'B';
    public const char Describe = 'D';
    public const char Execute = 'E';
    public const char Close = 'C';
    public const char Flush = 'H';
    public const char Sync = 'S';
    public const char Terminate = 'X';
    public const char Password = 'p';

    public const char Authentication = 'R';
    public const char ParameterStatus = 'S';
    public const char BackendKeyData = 'K';
    public const char ReadyForQuery = 'Z';
    public const char ParseComplete = '1';
    public const char BindComplete = '2';
    public const char CloseComplete = '3';
    public const char ParameterDescription = 't';
    public const char RowDescription = 'T';
    public const char NoData = 'n';
    public const char DataRow = 'D';
    public const char CommandComplete = 'C';
    public const char EmptyQuery = 'I';
    public const char PortalSuspended = 's';
    public const char Error = 'E';
    public const char Notice = 'N';
    public const char Notification = 'A';
    public const char CopyIn = 'G';
    public const char CopyOut = 'H';

    public WireBody Read() => new(Body);

    public static WireMessage Of(char type, params object[] parts)
    {
        var body = new MemoryStream();
        foreach (var part in parts)
        {
            Write(body, part);
        }

        return new WireMessage(type, body.ToArray());
    }

    /// <summary>A string is written with its closing zero, numbers in the order of the net.</summary>
    private static void Write(MemoryStream body, object part)
    {
        Span<byte> number = stackalloc byte[4];
        switch (part)
        {
            case string text:
                body.Write(Encoding.UTF8.GetBytes(text));
                body.WriteByte(0);
                break;
            case int value:
                BinaryPrimitives.WriteInt32BigEndian(number, value);
                body.Write(number);
                break;
            case short value:
                BinaryPrimitives.WriteInt16BigEndian(number, value);
                body.Write(number[..2]);
                break;
            case char value:
                body.WriteByte((byte)value);
                break;
            case byte[] bytes:
                body.Write(bytes);
                break;
            default:
                throw new ArgumentException($"no form for {part.GetType()}", nameof(part));
        }
    }
}

/// <summary>Reads the parts of a message's body, one after another.</summary>
internal sealed class WireBody(byte[] body)
{
    private int offset;

    public bool IsAtEnd => offset >= body.Length;

    public byte[] Rest => body[offset..];

    public string Text()
    {
        var end = Array.IndexOf(body, (byte)0, offset);
        var text = Encoding.UTF8.GetString(body, offset, end - offset);
        offset = end + 1;
        return text;
    }

    public char Char() => (char)body[offset++];

    public int Int32()
    {
        var value = BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(offset));
        offset += 4;
        return value;
    }

    public short Int16()
    {
        var value = BinaryPrimitives.ReadInt16BigEndian(body.AsSpan(offset));
        offset += 2;
        return value;
    }

    public byte[] Bytes(int count)
    {
        var bytes = body[offset..(offset + count)];
        offset += count;
        return bytes;
    }
}
