using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_names.html"/>
internal static class NameRewrites
{
    /// <summary>DuckDB keeps the spelling of quoted names; Redshift folds them. #names are no words for DuckDB.</summary>
    public static void Fold(RewriteContext context)
    {
        for (var i = 0; i < context.Tokens.Count; i++)
        {
            var token = context.Tokens[i];
            if (IsPublicQualifier(context.Tokens, i))
            {
                continue;
            }

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
        for (var i = 0; i < context.Tokens.Count; i++)
        {
            if (IsPublicQualifier(context.Tokens, i))
            {
                context.Replace(context.Tokens[i], "main");
            }
        }
    }

    private static bool IsPublicQualifier(IReadOnlyList<SqlToken> tokens, int index) =>
        index + 1 < tokens.Count
        && tokens[index + 1].Kind == SqlTokenKind.Dot
        && tokens[index].IsIdentifier
        && tokens[index].IdentifierName == QualifiedName.DefaultSchema
        && (index == 0 || tokens[index - 1].Kind != SqlTokenKind.Dot);

    /// <summary>A table's name as DuckDB is told it.</summary>
    public static string Quote(QualifiedName name)
    {
        var table = SqlNames.Quote(name.Name);
        return name.Schema is null or QualifiedName.DefaultSchema ? table : $"{SqlNames.Quote(name.Schema)}.{table}";
    }
}
