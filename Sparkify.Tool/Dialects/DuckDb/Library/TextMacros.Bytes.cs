namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>VARBYTE, which DuckDB holds as a BLOB.</summary>
internal static partial class TextMacros
{
    private static IReadOnlyList<LibraryMacro> Bytes =>
        [
            new("byte_text", "byte_text(v) AS printf('%02x', CAST(v AS INTEGER))"),
            new(
                "byte_part",
                """
                byte_part(b, a, n) AS
                    CASE
                        WHEN n < 0 THEN CAST(CAST(CAST('negative substring length not allowed' AS TINYINT) AS VARCHAR) AS BLOB)
                        ELSE unhex(substr(hex(b), 2 * greatest(a, 1) - 1, 2 * greatest(n + least(a, 1) - 1, 0)))
                    END
                """
            ),
            ByteWise("bytes_and", "x.a & x.b"),
            ByteWise("bytes_or", "x.a | x.b"),
            ByteWise("bytes_xor", "xor(x.a, x.b)"),
            new(
                "bytes_not",
                """
                bytes_not(b) AS
                    unhex(array_to_string(list_transform({lib}.byte_list(b), lambda v: {lib}.byte_text(255 - v)), ''))
                """
            ),
            new(
                "to_varbyte",
                """
                to_varbyte(s, format) AS
                    CASE lower(format)
                        WHEN 'hex' THEN unhex(CASE WHEN length(s) % 2 = 1 THEN '0' ELSE '' END || s)
                        WHEN 'binary' THEN unbin(s)
                        WHEN 'utf8' THEN encode(s)
                        WHEN 'utf-8' THEN encode(s)
                        WHEN 'utf_8' THEN encode(s)
                        WHEN 'base64' THEN from_base64(s)
                        ELSE CAST(CAST(CAST('invalid format ' || format || ' for TO_VARBYTE' AS TINYINT) AS VARCHAR) AS BLOB)
                    END
                """
            ),
            new(
                "from_varbyte",
                """
                from_varbyte(b, format) AS
                    CASE lower(format)
                        WHEN 'hex' THEN lower(hex(b))
                        WHEN 'binary' THEN array_to_string(list_transform({lib}.byte_list(b), lambda v: lpad(bin(CAST(v AS INTEGER)), 8, '0')), '')
                        WHEN 'utf8' THEN decode(b)
                        WHEN 'utf-8' THEN decode(b)
                        WHEN 'utf_8' THEN decode(b)
                        WHEN 'base64' THEN to_base64(b)
                        ELSE CAST(CAST('invalid format ' || format || ' for FROM_VARBYTE' AS TINYINT) AS VARCHAR)
                    END
                """
            ),
            new(
                "getbit",
                "getbit(b, i) AS CAST((CAST({lib}.byte_list(b)[-1 - i // 8] AS INTEGER) >> CAST(i % 8 AS INTEGER)) & 1 AS INTEGER)"
            ),
        ];

    private static LibraryMacro ByteWise(string name, string operation) =>
        new(
            name,
            $$"""
            {{name}}(a, b) AS
                unhex(array_to_string(list_transform(
                    list_zip({lib}.byte_list(a), {lib}.byte_list(b)),
                    lambda pair: {lib}.byte_text(list_transform([{'a': pair[1], 'b': pair[2]}], lambda x: {{operation}})[1])), ''))
            """
        );
}
