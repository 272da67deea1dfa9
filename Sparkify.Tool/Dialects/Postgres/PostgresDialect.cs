using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Postgres;

/// <summary>Redshift SQL to PostgreSQL SQL by edits at token positions; what is not edited is sent as it was written.</summary>
internal static class PostgresDialect
{
    public static IReadOnlyList<Rewrite> Rewrites { get; } =
    [
        new("sources-of-postgres", SourceRewrites.Refuse),
        new("names-folded", PostgresNames.Fold),
        new("string-literals", PostgresLiterals.Apply),
        new("transaction-time", PostgresTimes.TransactionStart),
        new("cast-types", PostgresCasts.Apply),
        new("cast-lengths", CharacterCasts.Apply),
        new("delete-from", StatementRewrites.DeleteFrom),
        new("merge-forms", RefuseRemoveDuplicates),
    ];

    public static Translation Translate(SqlStatement statement, TranslationCatalog catalog)
    {
        var context = new RewriteContext(statement, catalog);
        foreach (var rewrite in Rewrites)
        {
            rewrite.Apply(context);
        }

        return new Translation(context.Result, context.Preconditions);
    }

    /// <summary>An expression such as a column's DEFAULT.</summary>
    public static string TranslateExpression(string expression, TranslationCatalog catalog) =>
        Translate(SqlStatement.Own(expression), catalog).Text.Text;

    private static void RefuseRemoveDuplicates(RewriteContext context)
    {
        if (context.Statement.Verb == "merge")
        {
            var merge = DmlParser.ParseMerge(context.Statement);
            if (merge.RemoveDuplicates is { } keyword)
            {
                throw context.NotSupported(keyword, "MERGE … REMOVE DUPLICATES");
            }
        }
    }
}
