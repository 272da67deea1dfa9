using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_names.html"/>
internal static class NameRewrites
{
    /// <summary>DuckDB keeps the spelling of names, quoted or not; Redshift folds both. #names are no words for DuckDB.</summary>
    public static void Fold(RewriteContext context)
    {
        for (var i = 0; i < context.Tokens.Count; i++)
        {
            var token = context.Tokens[i];
            if (!token.IsIdentifier || IsPublicSchema(context, i) || KeywordRewrites.IsName(context.Tokens, i))
            {
                continue;
            }

            var isQuoted = token.Kind == SqlTokenKind.QuotedIdentifier || token.Text[0] == '#';
            var folded =
                isQuoted ? SqlNames.Quote(token.IdentifierName)
                : ReservedWords.Contains(token.Text) ? token.Text
                : SqlNames.Fold(token.Text);
            if (folded != token.Text)
            {
                context.Replace(token, folded);
            }
        }
    }

    /// <summary>
    /// DuckDB's default schema is main: tables are found under their plain names by other programs too. Beside a temporary table of the
    /// name, main would be the temporary one's schema as well.
    /// </summary>
    public static void MapPublicSchema(RewriteContext context)
    {
        for (var i = 0; i < context.Tokens.Count; i++)
        {
            if (IsPublicSchema(context, i))
            {
                context.Replace(
                    context.Tokens[i],
                    IsHidden(context, i + 2) ? $"{context.Catalog.Database}.main" : "main"
                );
            }
        }
    }

    /// <summary>DuckDB's own catalog is no table of Redshift.</summary>
    public static bool RefuseCatalog(NamedSource source, Renderer renderer)
    {
        var name = source.Name.Name;
        var isCatalog =
            name.StartsWith("duckdb_", StringComparison.Ordinal)
            || name.StartsWith("sqlite_", StringComparison.Ordinal);
        return isCatalog ? throw renderer.Error(source, $"relation \"{name}\" does not exist", "42P01") : false;
    }

    /// <summary>A table's name as DuckDB is told it.</summary>
    public static string Quote(QualifiedName name)
    {
        var table = SqlNames.Quote(name.Name);
        return name.Schema is null or QualifiedName.DefaultSchema ? table : $"{SqlNames.Quote(name.Schema)}.{table}";
    }

    private static bool IsPublicSchema(RewriteContext context, int index) =>
        context.Tokens[index] is { IsIdentifier: true, IdentifierName: QualifiedName.DefaultSchema }
        && (IsQualifier(context.Tokens, index) || IsDefined(context.Statement, index));

    private static bool IsQualifier(IReadOnlyList<SqlToken> tokens, int index) =>
        index + 1 < tokens.Count
        && tokens[index + 1].Kind == SqlTokenKind.Dot
        && (index == 0 || tokens[index - 1].Kind != SqlTokenKind.Dot);

    /// <summary>The name in CREATE or DROP SCHEMA.</summary>
    private static bool IsDefined(SqlStatement statement, int index) =>
        (statement.StartsWith("create", "schema") || statement.StartsWith("drop", "schema"))
        && (statement.Tokens[index - 1].IsWord("schema") || statement.Tokens[index - 1].IsWord("exists"));

    private static bool IsHidden(RewriteContext context, int index) =>
        index < context.Tokens.Count
        && context.Catalog.Database is not null
        && context.Catalog.FindTable(new QualifiedName(null, context.Tokens[index].IdentifierName))
            is { IsTemporary: true };
}
