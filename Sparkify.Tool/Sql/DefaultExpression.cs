using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>Finds where the expression after DEFAULT ends: it has no bracket around it, and what follows it are words.</summary>
internal static class DefaultExpression
{
    private static readonly string[] Followers =
    [
        "default",
        "identity",
        "generated",
        "encode",
        "distkey",
        "sortkey",
        "collate",
        "unique",
        "primary",
        "references",
        "constraint",
        "check",
        "null",
    ];

    /// <exception cref="SparkifyException">there is no expression, or it holds a query</exception>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
    public static void Skip(TokenCursor cursor)
    {
        if (AtEnd(cursor))
        {
            throw cursor.Expected("the default's expression");
        }

        var first = cursor.Index;
        do
        {
            SkipOne(cursor);
        } while (!AtEnd(cursor) && !(AtFollower(cursor) && !IsOpen(cursor.Statement.Tokens[cursor.Index - 1])));

        RefuseQuery(cursor, first);
    }

    private static bool AtEnd(TokenCursor cursor) =>
        cursor.AtEnd || cursor.At(SqlTokenKind.Comma) || cursor.At(SqlTokenKind.CloseParen);

    private static void SkipOne(TokenCursor cursor)
    {
        if (cursor.At(SqlTokenKind.OpenParen))
        {
            cursor.SkipParentheses();
        }
        else
        {
            cursor.Next();
        }
    }

    private static bool AtFollower(TokenCursor cursor) =>
        Array.Exists(Followers, cursor.At) || (cursor.At("not") && cursor.Ahead(1)?.IsWord("null") == true);

    /// <summary>After an operator, IS or NOT the expression goes on, with NULL too.</summary>
    private static bool IsOpen(SqlToken last) =>
        last.Kind == SqlTokenKind.Operator || last.IsWord("is") || last.IsWord("not");

    private static void RefuseQuery(TokenCursor cursor, int first)
    {
        for (var i = first; i < cursor.Index; i++)
        {
            if (cursor.Statement.Tokens[i].IsWord("select"))
            {
                throw cursor.Error(
                    "a DEFAULT cannot hold a query",
                    cursor.Statement.Tokens[i],
                    "a default is a constant or a function of constants, such as SYSDATE"
                );
            }
        }
    }
}
