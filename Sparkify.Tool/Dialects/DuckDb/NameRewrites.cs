using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_names.html"/>
internal static class NameRewrites
{
    /// <summary>DuckDB keeps the spelling of quoted names; Redshift folds them. #names are no words for DuckDB.</summary>
    public static void Fold(RewriteContext context)
    {
        foreach (var token in context.Tokens)
        {
            if (token.Kind == SqlTokenKind.QuotedIdentifier || token.Text[0] == '#' && token.IsIdentifier)
            {
                var folded = SqlNames.Quote(token.IdentifierName);
                if (folded != token.Text)
                {
                    context.Replace(token, folded);
                }
            }
        }
    }

    /// <summary>DuckDB's default schema is main: tables are found under their plain names by other programs too.</summary>
    public static void MapPublicSchema(RewriteContext context)
    {
        for (var i = 0; i + 1 < context.Tokens.Count; i++)
        {
            var isQualifier =
                context.Tokens[i].IsWord(QualifiedName.DefaultSchema)
                && context.Tokens[i + 1].Kind == SqlTokenKind.Dot
                && (i == 0 || context.Tokens[i - 1].Kind != SqlTokenKind.Dot);
            if (isQualifier)
            {
                context.Replace(context.Tokens[i], "main");
            }
        }
    }

    /// <summary>A table's name as DuckDB is told it.</summary>
    public static string Quote(QualifiedName name)
    {
        var table = SqlNames.Quote(name.Name);
        return name.Schema is null or QualifiedName.DefaultSchema ? table : $"{SqlNames.Quote(name.Schema)}.{table}";
    }
}
