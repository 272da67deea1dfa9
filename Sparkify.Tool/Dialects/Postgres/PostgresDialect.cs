using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Dialects.Rewrites;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Postgres;

/// <summary>Redshift SQL to PostgreSQL SQL; what no rewrite takes is sent as it was written.</summary>
internal static class PostgresDialect
{
    public static Dialect Dialect { get; } =
        new(
            "postgres",
            [new("names-folded", PostgresNames.Fold), new("string-literals", PostgresLiterals.Apply)],
            [
                NodeRewrite.Of<FunctionCall>("transaction-time", PostgresFunctions.TransactionTime),
                NodeRewrite.Of<FunctionCall>("functions", CallRewrites.Call),
                NodeRewrite.Of<UnaryOperation>("operators", CallRewrites.Unary),
                NodeRewrite.Of<BinaryOperation>("operators", CallRewrites.Binary),
                NodeRewrite.Of<PatternMatch>("patterns", CallRewrites.Pattern),
                NodeRewrite.Of<CastExpression>("casts", CastRewrites.Cast),
                NodeRewrite.Of<SubquerySource>("subquery-alias", PostgresSources.NameSubquery),
                NodeRewrite.Of<SelectCore>("select", SelectRewrites.Select),
                NodeRewrite.Of<SetOperation>("minus", SetRewrites.Minus),
                NodeRewrite.Of<Query>("top", SelectRewrites.Top),
                NodeRewrite.Of<DeleteNode>("delete-from", StatementRewrites.DeleteFrom),
                NodeRewrite.Of<InsertNode>("insert", InsertRewrites.Insert),
                NodeRewrite.Of<UpdateNode>("update", AssignmentRewrites.Update),
                NodeRewrite.Of<MergeNode>("merge", PostgresMerge.Merge),
            ],
            static (function, types) => function.PostgresTemplate?.Invoke(types) ?? function.Postgres,
            static function => function.PostgresRefusal
        )
        {
            TypeName = PostgresTypes.Find,
            CastEngine = Casts.CastEngine.Postgres,
        };

    public static Translation Translate(SqlStatement statement, TranslationCatalog catalog) =>
        Renderer.Translate(statement, catalog, Dialect);

    /// <summary>A column's DEFAULT, as the column takes it.</summary>
    public static Translation TranslateDefault(ColumnDefinition column, TranslationCatalog catalog) =>
        Renderer.TranslateDefault(column, catalog, Dialect);
}
