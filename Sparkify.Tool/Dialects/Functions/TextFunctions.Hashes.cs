namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Hash functions.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/hash-functions.html"/>
internal static partial class TextFunctions
{
    private const string Integers = "smallint|int4|bigint";

    private static IEnumerable<FunctionDefinition> Hashes =>
        [
            .. Of("md5", "text", "varchar(32)", "r_MD5"),
            .. Of("sha", "text", "varchar(40)", "SHA", "sha1({0})", "{lib}.sha1({0})"),
            .. Of("sha1", "text", "varchar(40)", "SHA1", "sha1({0})", "{lib}.sha1({0})"),
            .. Of("func_sha1", "text", "varchar(40)", "FUNC_SHA1", "sha1({0})", "{lib}.sha1({0})"),
            .. Of(
                "sha2",
                "text, integer",
                "varchar(128)",
                "SHA2",
                "{lib}.sha2({0}, {1})",
                "{lib}.sha2({0}, ({1})::bigint)"
            ),
            .. Of(
                "crc32",
                "text",
                "varchar(8)",
                "crc32-function",
                "{lib}.crc32c(encode({0}))",
                "{lib}.crc32c(convert_to({0}, 'UTF8'))"
            ),
            .. Checksums,
            .. Seeded("fnv_hash", "bigint", "r_FNV_HASH", ("fnv_hash", "-3750763034362895579"), Fnv),
            .. Seeded("murmur3_32_hash", "integer", "MURMUR3_32_HASH", ("murmur3", "0"), Murmur),
            new("farmfingerprint64", "varbyte", "bigint", "r_FARMFINGERPRINT64")
            {
                DuckDb = "{lib}.farm_fingerprint({0})",
                Postgres = "{lib}.farm_fingerprint({0})",
            },
            .. Of(
                "farmfingerprint64",
                "text",
                "bigint",
                "r_FARMFINGERPRINT64",
                "{lib}.farm_fingerprint(encode({0}))",
                "{lib}.farm_fingerprint(convert_to({0}, 'UTF8'))"
            ),
        ];

    /// <summary>The bytes that are hashed, by type: numbers in the width of their type, least byte first.</summary>
    private static (string Word, string DuckDb, string Postgres)[] Fnv =>
        [
            ("smallint", "{lib}.little_endian({0}, 2)", "{lib}.little_endian({0}, 2)"),
            ("int4", "{lib}.little_endian({0}, 4)", "{lib}.little_endian({0}, 4)"),
            ("bigint", "{lib}.little_endian({0}, 8)", "{lib}.little_endian({0}, 8)"),
            ("boolean", "{lib}.little_endian(CAST({0} AS INTEGER), 1)", "{lib}.little_endian(({0})::integer, 1)"),
            ("varbyte", "{0}", "{0}"),
            ("text", "encode({0})", "convert_to({0}, 'UTF8')"),
        ];

    /// <summary>As Iceberg has it: every integer is hashed as a BIGINT.</summary>
    /// <seealso href="https://iceberg.apache.org/spec/#appendix-b-32-bit-hash-requirements"/>
    private static (string Word, string DuckDb, string Postgres)[] Murmur =>
        [
            (Integers, "{lib}.little_endian({0}, 8)", "{lib}.little_endian({0}, 8)"),
            ("boolean", "{lib}.little_endian(CAST({0} AS INTEGER), 8)", "{lib}.little_endian(({0})::integer, 8)"),
            ("varbyte", "{0}", "{0}"),
            ("text", "encode({0})", "convert_to({0}, 'UTF8')"),
        ];

    private static IEnumerable<FunctionDefinition> Seeded(
        string name,
        string result,
        string page,
        (string Routine, string Seed) hash,
        (string Word, string DuckDb, string Postgres)[] types
    )
    {
        var (routine, seed) = hash;
        foreach (var (word, duckDb, postgres) in types)
        {
            yield return new(name, word, result, page)
            {
                DuckDb = $"{{lib}}.{routine}({duckDb}, {seed})",
                Postgres = $"{{lib}}.{routine}({postgres}, {seed})",
            };
            yield return new(name, $"{word}, any", result, page)
            {
                DuckDb = $"{{lib}}.{routine}({duckDb}, {{1}})",
                Postgres = $"{{lib}}.{routine}({postgres}, ({{1}})::bigint)",
            };
        }
    }

    /// <summary>What is documented: the digits of a number without its point. What it makes of text is not told.</summary>
    private static IEnumerable<FunctionDefinition> Checksums =>
        [
            new("checksum", "integer", "integer", "r_CHECKSUM")
            {
                DuckDb = "CAST({0} AS INTEGER)",
                Postgres = "({0})::integer",
            },
            new("checksum", "decimal", "integer", "r_CHECKSUM")
            {
                DuckDb = "CAST(replace(CAST({0} AS VARCHAR), '.', '') AS INTEGER)",
                Postgres = "replace(({0})::text, '.', '')::integer",
            },
            new("checksum", "any", "integer", "r_CHECKSUM")
            {
                DuckDbRefusal = "Redshift's checksum of text is not documented; use md5 or fnv_hash",
                PostgresRefusal = "Redshift's checksum of text is not documented; use md5 or fnv_hash",
            },
        ];
}
