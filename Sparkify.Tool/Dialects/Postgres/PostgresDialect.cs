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
                NodeRewrite.Of<FunctionCall>("grouping-id", PostgresFunctions.GroupingId),
                NodeRewrite.Of<FunctionCall>("functions", CallRewrites.Call),
                NodeRewrite.Of<UnaryOperation>("operators", CallRewrites.Unary),
                NodeRewrite.Of<BinaryOperation>("operators", CallRewrites.Binary),
                NodeRewrite.Of<PatternMatch>("patterns", CallRewrites.Pattern),
                NodeRewrite.Of<CastExpression>("casts", CastRewrites.Cast),
                NodeRewrite.Of<TypedLiteral>("typed-literals", TypedLiteralRewrites.Literal),
                NodeRewrite.Of<Literal>("strings-as-dates", TypedLiteralRewrites.Taken),
                NodeRewrite.Of<SubquerySource>("subquery-alias", PostgresSources.NameSubquery),
                NodeRewrite.Of<SelectCore>("select", PostgresSelect.Select),
                NodeRewrite.Of<SetOperation>("set-operations", DecimalRewrites.SetOperation),
                NodeRewrite.Of<PrefixedQuery>("scale-of-views", DecimalRewrites.View),
                NodeRewrite.Of<CommonTable>("recursive-queries", DecimalRewrites.Recursion),
                NodeRewrite.Of<Query>("query", PostgresQualify.Query),
                NodeRewrite.Of<ColumnReference>("super-paths", SuperPaths.Column),
                NodeRewrite.Of<FieldAccess>("super-paths", SuperPaths.Field),
                NodeRewrite.Of<ElementAccess>("super-paths", SuperPaths.Element),
                NodeRewrite.Of<NamedSource>("super-sources", SuperSources.Named),
                NodeRewrite.Of<NamedSource>("catalog-of-keys", PostgresSources.RefuseKeys),
                NodeRewrite.Of<PathSource>("super-sources", SuperSources.Path),
                NodeRewrite.Of<ObjectUnpivot>("super-sources", SuperSources.Object),
                NodeRewrite.Of<JoinSource>("super-joins", SuperSources.Join),
                NodeRewrite.Of<InTest>("super-in", SuperComparisons.In),
                NodeRewrite.Of<InTest>("text-in", TextComparisons.In),
                NodeRewrite.Of<Between>("super-between", SuperComparisons.Between),
                NodeRewrite.Of<Between>("text-between", TextComparisons.Between),
                NodeRewrite.Of<IsTest>("super-is-null", SuperComparisons.IsNull),
                NodeRewrite.Of<CaseExpression>("case-decimals", DecimalRewrites.Case),
                NodeRewrite.Of<OrderItem>("super-order", SuperGroups.Item),
                NodeRewrite.Of<WindowSpecification>("super-windows", SuperGroups.Window),
                NodeRewrite.Of<ColumnReference>("lateral-aliases", LateralAliases.Inline),
                NodeRewrite.Of<GroupBy>("group-by-alias", LateralAliases.KeepInGroup),
                NodeRewrite.Of<OuterJoinMark>("outer-join-marks", OuterJoinRewrites.Mark),
                NodeRewrite.Of<PivotSource>("pivot", PivotRewrites.Pivot),
                NodeRewrite.Of<UnpivotSource>("unpivot", PivotRewrites.Unpivot),
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
            LiteralTemplate = static (function, types, literals) =>
                function.PostgresLiteralTemplate?.Invoke(types, literals),
            CastEngine = Casts.CastEngine.Postgres,
        };

    public static Translation Translate(SqlStatement statement, TranslationCatalog catalog) =>
        Renderer.Translate(statement, catalog, Dialect);

    /// <summary>A column's DEFAULT, as the column takes it.</summary>
    public static Translation TranslateDefault(ColumnDefinition column, TranslationCatalog catalog) =>
        Renderer.TranslateDefault(column, catalog, Dialect);
}
