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
            var isFoldable = token.Kind == SqlTokenKind.QuotedIdentifier || token.Text[0] == '#' && token.IsIdentifier;
            if (isFoldable && !IsPublicSchema(context, i))
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
            if (IsPublicSchema(context, i))
            {
                context.Replace(context.Tokens[i], "main");
            }
        }
    }

    private static bool IsPublicSchema(RewriteContext context, int index) =>
        context.Tokens[index] is { IsIdentifier: true, IdentifierName: QualifiedName.DefaultSchema }
        && index + 1 < context.Tokens.Count
        && context.Tokens[index + 1].Kind == SqlTokenKind.Dot
        && (index == 0 || context.Tokens[index - 1].Kind != SqlTokenKind.Dot);

    /// <summary>A table's name as DuckDB is told it.</summary>
    public static string Quote(QualifiedName name)
    {
        var table = SqlNames.Quote(name.Name);
        return name.Schema is null or QualifiedName.DefaultSchema ? table : $"{SqlNames.Quote(name.Schema)}.{table}";
    }
}
