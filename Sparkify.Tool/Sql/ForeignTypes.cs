namespace Sparkify.Tool.Sql;

/// <summary>Types of PostgreSQL and DuckDB that Redshift lacks, with what it has instead.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-datatypes.html"/>
internal static class ForeignTypes
{
    private const string NoCounterpart = "Redshift has no such type: VARCHAR(n) holds its text";
    private const string ForSystem = "it is a type of PostgreSQL's own catalog";

    private static readonly (string Types, string Hint)[] Groups =
    [
        ("serial serial2 serial4 smallserial", "Redshift has INTEGER IDENTITY(1, 1)"),
        ("bigserial serial8", "Redshift has BIGINT IDENTITY(1, 1)"),
        ("json jsonb hstore struct map list union row variant", "Redshift has SUPER"),
        ("xml", "Redshift has VARCHAR(n), n in bytes"),
        ("bytea blob bit varbit bitstring", "Redshift has VARBYTE"),
        ("uuid", "Redshift has CHAR(36)"),
        ("money", "Redshift has DECIMAL(19, 2)"),
        ("string clob name citext tinytext mediumtext longtext", "Redshift has VARCHAR(n), n in bytes"),
        ("datetime timestamp_s timestamp_ms timestamp_ns", "Redshift has TIMESTAMP"),
        ("tinyint utinyint int1 byteint uint8", "Redshift has SMALLINT"),
        ("usmallint uint16 mediumint", "Redshift has INTEGER"),
        ("uinteger uint32", "Redshift has BIGINT"),
        ("hugeint uhugeint ubigint uint64 int16 int128 bignum varint number", "Redshift has DECIMAL(38, 0)"),
        ("enum", "Redshift has VARCHAR(n), and a check file that looks for other values"),
        ("inet cidr macaddr macaddr8", NoCounterpart),
        ("tsvector tsquery", NoCounterpart),
        ("point line lseg box path polygon circle", "Redshift has GEOMETRY"),
        ("int4range int8range numrange tsrange tstzrange daterange", "write two columns, the first and the last"),
        (
            "int4multirange int8multirange nummultirange tsmultirange tstzmultirange datemultirange",
            "write a row a range"
        ),
        ("oid regclass regcollation regconfig regdictionary regnamespace regoper regoperator regproc", ForSystem),
        ("regprocedure regrole regtype txid_snapshot pg_snapshot pg_lsn xid xid8 cid tid refcursor", ForSystem),
        ("any anyelement anyarray anyenum anyrange cstring internal record trigger void unknown", ForSystem),
    ];

    private static readonly Dictionary<string, string> Hints = ReadHints();

    /// <summary>Name: in lower case.</summary>
    public static bool Knows(string name) => Hints.ContainsKey(name) || name == "char";

    /// <summary>Name: in lower case; null where the type is not known.</summary>
    public static string? HintOf(string name) => Hints.GetValueOrDefault(name);

    /// <summary>A loop: queries over pairs are compiled at every start.</summary>
    private static Dictionary<string, string> ReadHints()
    {
        var hints = new Dictionary<string, string>();
        foreach (var (types, hint) in Groups)
        {
            foreach (var type in types.Split(' '))
            {
                hints.Add(type, hint);
            }
        }

        return hints;
    }

    /// <summary>The lint rule about that type; null where it is not known.</summary>
    public static string? RuleOf(string name) =>
        !Knows(name) ? null
        : name.Contains("serial", StringComparison.Ordinal) ? RuleNames.Serial
        : RuleNames.DataType;
}
