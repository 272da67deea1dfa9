using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>Redshift SQL to DuckDB SQL by edits at token positions; what is not edited is sent as it was written.</summary>
internal static class DuckDbDialect
{
    /// <summary>Queries and everything with a query in it.</summary>
    public static IReadOnlyList<Rewrite> Expressions { get; } =
    [
        new("sources-of-duckdb", SourceRewrites.Refuse),
        new("names-folded", NameRewrites.Fold),
        new("keywords-of-duckdb", KeywordRewrites.Apply),
        new("public-schema", NameRewrites.MapPublicSchema),
        new("string-literals", LiteralRewrites.Apply),
        new("transaction-time", FunctionRewrites.TransactionTime),
        new("cast-types", CastRewrites.Apply),
        new("cast-lengths", CharacterCasts.Apply),
    ];

    /// <summary>Statements that write: every assigned value has to fit its column.</summary>
    public static IReadOnlyList<Rewrite> Writes { get; } =
    [
        new("explain-verbose", StatementRewrites.ExplainVerbose),
        new("delete-from", StatementRewrites.DeleteFrom),
        new("insert-columns", InsertRewrites.Apply),
        new("update-lengths", LengthRewrites.Update),
        new("merge-single-match", MergeRewrites.SingleMatch),
        new("merge-lengths", LengthRewrites.Merge),
    ];

    public static Translation Translate(SqlStatement statement, TranslationCatalog catalog)
    {
        var context = new RewriteContext(statement, catalog);
        foreach (var rewrite in Expressions)
        {
            rewrite.Apply(context);
        }

        foreach (var rewrite in Writes)
        {
            rewrite.Apply(context);
        }

        return new Translation(context.Result, context.Preconditions);
    }

    /// <summary>An expression such as a column's DEFAULT.</summary>
    public static string TranslateExpression(string expression, TranslationCatalog catalog) =>
        Translate(SqlStatement.Own(expression), catalog).Text.Text;
}
