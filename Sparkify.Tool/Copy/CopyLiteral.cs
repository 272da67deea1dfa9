using System.Text;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Copy;

/// <summary>
/// Strings of DELIMITER, QUOTE and NULL AS, which COPY reads itself: '\N' is two characters, '\t' a tab, '\302\246' two bytes of one character. A
/// backslash may be written twice, as in SQL's other strings.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
internal static class CopyLiteral
{
    private const string Named = "tnrbfv";
    private const string Characters = "\t\n\r\b\f\v";

    public static byte[] Bytes(CopyArgument argument)
    {
        if (argument.Literal is not ['\'', .. var body, '\''])
        {
            return Encoding.UTF8.GetBytes(argument.Value);
        }

        var text = body.Replace("''", "'", StringComparison.Ordinal);
        return Decode(Decode(Encoding.UTF8.GetBytes(text)));
    }

    private static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>(text.Length);
        while (!text.IsEmpty)
        {
            var used = text.Length > 1 && text[0] == '\\' ? DecodeEscape(text[1..], bytes) : 0;
            if (used == 0)
            {
                bytes.Add(text[0]);
            }

            text = text[(used + 1)..];
        }

        return [.. bytes];
    }

    /// <summary>How many bytes behind the backslash belong to an escape; 0: the backslash stands for itself.</summary>
    private static int DecodeEscape(ReadOnlySpan<byte> rest, List<byte> bytes)
    {
        var octal = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'7');
        var digitCount = Math.Min(3, octal < 0 ? rest.Length : octal);
        if (digitCount > 0)
        {
            bytes.Add((byte)Convert.ToInt32(Encoding.ASCII.GetString(rest[..digitCount]), 8));
            return digitCount;
        }

        if (rest[0] is (byte)'\\' or (byte)'\'')
        {
            bytes.Add(rest[0]);
            return 1;
        }

        var name = Named.IndexOf((char)rest[0], StringComparison.Ordinal);
        if (name < 0)
        {
            return 0;
        }

        bytes.Add((byte)Characters[name]);
        return 1;
    }
}
