namespace Sparkify.Tool.Copy.Json;

/// <summary>
/// JSON text as SUPER shows it: without blanks between its tokens, and with no escapes in strings but those that JSON demands.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/JSON_SERIALIZE.html"/>
internal sealed class JsonCompaction
{
    private byte[] scratch = [];
    private byte[] decoded = [];

    /// <summary>The text must be JSON. What is returned holds until the next call, and has a lone surrogate as three bytes that are no UTF-8.</summary>
    public ReadOnlySpan<byte> Compact(ReadOnlySpan<byte> json)
    {
        if (json.IndexOfAny(" \t\r\n\\"u8) < 0)
        {
            return json;
        }

        if (scratch.Length < json.Length)
        {
            scratch = new byte[Math.Max(json.Length, scratch.Length * 2)];
        }

        var length = 0;
        while (json.IndexOfAny("\" \t\r\n"u8) is >= 0 and var next)
        {
            Copy(json[..next], ref length);
            json = json[next..];
            var used = json[0] == '"' ? StringBytes(json) : 0;
            CopyString(json[..used], ref length);
            json = json[Math.Max(1, used)..];
        }

        Copy(json, ref length);
        return scratch.AsSpan(0, length);
    }

    private static int StringBytes(ReadOnlySpan<byte> json)
    {
        var position = 1;
        while (json[position] != '"')
        {
            position += json[position] == '\\' ? 2 : 1;
            position += Math.Max(0, json[position..].IndexOfAny((byte)'"', (byte)'\\'));
        }

        return position + 1;
    }

    private void Copy(ReadOnlySpan<byte> text, ref int length)
    {
        text.CopyTo(scratch.AsSpan(length));
        length += text.Length;
    }

    /// <summary>No escape gets longer than it is written.</summary>
    private void CopyString(ReadOnlySpan<byte> quoted, ref int length)
    {
        if (quoted.IndexOf((byte)'\\') < 0)
        {
            Copy(quoted, ref length);
            return;
        }

        if (decoded.Length < quoted.Length)
        {
            decoded = new byte[Math.Max(quoted.Length, decoded.Length * 2)];
        }

        var text = decoded.AsSpan(0, JsonEscapes.Decode(quoted[1..^1], decoded));
        scratch[length++] = (byte)'"';
        length += JsonEscapes.Encode(text, scratch.AsSpan(length));
        scratch[length++] = (byte)'"';
    }
}
