namespace Sparkify.Tool.Copy.Json;

/// <summary>JSON text as SUPER shows it: without the blanks between its tokens.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/JSON_SERIALIZE.html"/>
internal sealed class JsonCompaction
{
    private byte[] scratch = [];

    /// <summary>The text must be JSON. What is returned holds until the next call.</summary>
    public ReadOnlySpan<byte> Compact(ReadOnlySpan<byte> json)
    {
        if (json.IndexOfAny(" \t\r\n"u8) < 0)
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
            json[..next].CopyTo(scratch.AsSpan(length));
            length += next;
            json = json[next..];
            var used = json[0] == '"' ? StringBytes(json) : 0;
            json[..used].CopyTo(scratch.AsSpan(length));
            length += used;
            json = json[Math.Max(1, used)..];
        }

        json.CopyTo(scratch.AsSpan(length));
        return scratch.AsSpan(0, length + json.Length);
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
}
