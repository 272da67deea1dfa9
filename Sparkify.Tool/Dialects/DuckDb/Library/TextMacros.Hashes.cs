using System.Globalization;

namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>Hashes over the bytes of a BLOB, in integers wide enough not to overflow.</summary>
internal static partial class TextMacros
{
    /// <summary>CRC-32C's polynomial, least bit first.</summary>
    private const uint Castagnoli = 0x82F63B78;

    private static IReadOnlyList<LibraryMacro> Hashes =>
        [
            new(
                "byte_list",
                """
                byte_list(b) AS
                    list_transform([hex(b)], lambda digits:
                        list_transform(range(0, length(digits) // 2), lambda i: CAST(CAST('0x' || substr(digits, 2 * i + 1, 2) AS UBIGINT) AS HUGEINT)))[1]
                """
            ),
            new(
                "little_endian",
                """
                little_endian(n, width) AS
                    unhex(array_to_string(list_transform(range(0, width), lambda i:
                        printf('%02x', CAST(((CAST(n AS HUGEINT) >> CAST(i * 8 AS HUGEINT)) & 255) AS INTEGER))), ''))
                """
            ),
            new(
                "fnv_hash",
                """
                fnv_hash(b, seed) AS {lib}.signed64(list_reduce(
                    {lib}.byte_list(b),
                    lambda h, byte: CAST(
                        (xor(h, CAST(byte AS HUGEINT)) * 1099511628211) % 18446744073709551616 AS HUGEINT),
                    {lib}.unsigned64(seed)))
                """
            ),
            new(
                "unsigned64",
                """
                unsigned64(n) AS CAST(CASE WHEN n < 0 THEN CAST(n AS HUGEINT) + 18446744073709551616 ELSE CAST(n AS HUGEINT) END AS HUGEINT)
                """
            ),
            new(
                "signed64",
                """
                signed64(n) AS
                    list_transform([CAST(n AS HUGEINT)], lambda v:
                        CAST(CASE WHEN v >= 9223372036854775808 THEN v - 18446744073709551616 ELSE v END AS BIGINT))[1]
                """
            ),
            new(
                "crc32c",
                $$"""
                crc32c(b) AS
                    printf('%08x', CAST(xor(list_reduce(
                        {lib}.byte_list(b),
                        lambda crc, byte: xor(crc // 256, [{{CrcTable}}][CAST(xor(crc, byte) & 255 AS BIGINT) + 1]),
                        CAST(4294967295 AS HUGEINT)), CAST(4294967295 AS HUGEINT)) AS BIGINT))
                """
            ),
            new("low32", "low32(v) AS v % 4294967296"),
            new(
                "murmur3",
                """
                murmur3(b, seed) AS
                    list_transform([{lib}.byte_list(b)], lambda bytes:
                        {lib}.murmur3_end(xor(xor(
                            list_reduce(
                                list_prepend(
                                    {lib}.low32(CAST(seed AS HUGEINT) + 4294967296),
                                    list_transform(range(0, len(bytes) // 4), lambda i:
                                        {lib}.murmur3_word({lib}.little_endian_number(bytes[4 * i + 1:4 * i + 4])))),
                                lambda h, k: list_transform([xor(h, k)], lambda v:
                                    {lib}.low32(({lib}.low32(v * 8192) + v // 524288) * 5 + 3864292196))[1]),
                            {lib}.murmur3_word({lib}.little_endian_number(bytes[len(bytes) // 4 * 4 + 1:]))),
                            CAST(len(bytes) AS HUGEINT)))
                    )[1]
                """
            ),
            new(
                "murmur3_word",
                """
                murmur3_word(k) AS
                    list_transform([{lib}.low32(k * 3432918353)], lambda v:
                        {lib}.low32(({lib}.low32(v * 32768) + v // 131072) * 461845907))[1]
                """
            ),
            new(
                "murmur3_end",
                """
                murmur3_end(h) AS
                    list_transform(list_transform(list_transform(list_transform([h],
                        lambda v: {lib}.low32(xor(v, v // 65536) * 2246822507)),
                        lambda v: {lib}.low32(xor(v, v // 8192) * 3266489909)),
                        lambda v: xor(v, v // 65536)),
                        lambda v: CAST(CASE WHEN v >= 2147483648 THEN v - 4294967296 ELSE v END AS INTEGER))[1]
                """
            ),
            new(
                "little_endian_number",
                """
                little_endian_number(bytes) AS
                    list_reduce(list_prepend(CAST(0 AS HUGEINT), list_transform(list_reverse(bytes), lambda v: CAST(v AS HUGEINT))),
                        lambda n, v: n * 256 + v)
                """
            ),
        ];

    private static string CrcTable =>
        string.Join(
            ", ",
            Enumerable
                .Range(0, 256)
                .Select(static i => $"{CrcOf((uint)i).ToString(CultureInfo.InvariantCulture)}::HUGEINT")
        );

    private static uint CrcOf(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Castagnoli;
        }

        return value;
    }
}
