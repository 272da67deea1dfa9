using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Postgres;

/// <summary>Names as PostgreSQL is told them: it folds unquoted ones as Redshift does, and reserves a few words more.</summary>
/// <seealso href="https://www.postgresql.org/docs/current/sql-keywords-appendix.html"/>
internal static class PostgresNames
{
    /// <summary>Reserved by PostgreSQL and not by Redshift.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "asymmetric",
        "collation",
        "concurrently",
        "fetch",
        "lateral",
        "returning",
        "symmetric",
        "tablesample",
        "variadic",
        "window",
    };

    /// <summary>Quoted names are folded too on Redshift; #names are no words for PostgreSQL.</summary>
    public static void Fold(RewriteContext context)
    {
        for (var i = 0; i < context.Tokens.Count; i++)
        {
            var token = context.Tokens[i];
            var isQuoted =
                token.Kind == SqlTokenKind.QuotedIdentifier
                || token.Kind == SqlTokenKind.Word && (token.Text[0] == '#' || Reserved.Contains(token.Text));
            if (isQuoted && SqlNames.Quote(token.IdentifierName) is var folded && folded != token.Text)
            {
                context.Replace(token, folded);
            }
        }
    }
}
