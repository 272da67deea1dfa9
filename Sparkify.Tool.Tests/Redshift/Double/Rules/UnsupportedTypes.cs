using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>Types that Redshift lacks, where a type stands: behind a column's name, in a cast.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-datatypes.html"/>
internal static class UnsupportedTypes
{
    private static readonly string[] Unsupported =
    [
        "serial",
        "bigserial",
        "smallserial",
        "serial4",
        "serial8",
        "json",
        "jsonb",
        "jsonpath",
        "uuid",
        "bytea",
        "bit",
        "varbit",
        "money",
        "xml",
        "hstore",
        "inet",
        "cidr",
        "macaddr",
        "tsvector",
        "tsquery",
        "int4range",
        "int8range",
        "numrange",
        "tsrange",
        "tstzrange",
        "daterange",
        "point",
        "line",
        "lseg",
        "box",
        "path",
        "polygon",
        "circle",
        "regclass",
        "regtype",
        "regproc",
        "regnamespace",
    ];

    private const int MaxVarcharBytes = 65535;

    public static ServerError? Judge(Statement statement)
    {
        for (var i = 1; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            if (token.Kind == TokenKind.Word && Unsupported.Contains(token.Value) && IsType(statement, i))
            {
                return new ServerError(ServerError.UndefinedObject, $"type \"{token.Value}\" does not exist");
            }

            if (statement.HasAt(i, "[", "]"))
            {
                return UnsupportedStatements.Refuse("arrays");
            }

            if (token.IsAny("varchar", "varying") && IsTooLong(statement, i))
            {
                return new ServerError("22023", $"length for type varchar cannot exceed {MaxVarcharBytes}");
            }
        }

        return null;
    }

    private static bool IsTooLong(Statement statement, int index) =>
        statement.HasAt(index + 1, "(")
        && index + 2 < statement.Tokens.Count
        && int.TryParse(statement.Tokens[index + 2].Value, out var length)
        && length > MaxVarcharBytes;

    private static bool IsType(Statement statement, int index)
    {
        var before = statement.Tokens[index - 1];
        if (before.Is("::") || (before.Is("as") && statement.HasAt(index + 1, ")") && statement.Has("cast", "(")))
        {
            return true;
        }

        var isColumn = index >= 2 && before.IsName && statement.Tokens[index - 2].IsAny("(", ",", "column", "add");
        return isColumn && statement.Verb is "create" or "alter" && statement.Has("table");
    }
}
