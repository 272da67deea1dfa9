using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>
/// Finds what names and expressions of a statement mean. It refuses what no engine could tell as Redshift does (unknown functions,
/// impossible casts); an unknown name stays unknown, for the engine to refuse with its own words.
/// </summary>
internal sealed partial class Binder
{
    private readonly SqlStatement statement;
    private readonly TranslationCatalog catalog;
    private readonly StatementBinding binding = new();

    private Binder(SqlStatement statement, TranslationCatalog catalog)
    {
        this.statement = statement;
        this.catalog = catalog;
    }

    public static StatementBinding Bind(StatementNode node, SqlStatement statement, TranslationCatalog catalog)
    {
        var binder = new Binder(statement, catalog);
        binder.BindStatement(node);
        return binder.binding;
    }

    private void BindStatement(StatementNode node)
    {
        var scope = new Scope(null);
        switch (node)
        {
            case QueryStatement query:
                BindQuery(query.Query, scope);
                break;
            case PrefixedQuery query:
                BindQuery(query.Query, scope);
                break;
            case ExpressionStatement expression:
                BindExpression(expression.Value, scope);
                break;
            case InsertNode insert:
                BindInsert(insert, scope);
                break;
            case UpdateNode update:
                BindUpdate(update, scope);
                break;
            case DeleteNode delete:
                BindWith(delete.With, scope);
                BindSource(delete.Table, scope);
                BindSources(delete.Sources, scope);
                BindOptional(delete.Where, scope);
                break;
            case MergeNode merge:
                BindMerge(merge, scope);
                break;
        }
    }

    private void BindInsert(InsertNode insert, Scope scope)
    {
        BindWith(insert.With, scope);
        foreach (var value in (insert.Rows ?? []).SelectMany(row => row.Items))
        {
            BindExpression(value, scope);
        }

        if (insert.Query is { } query)
        {
            BindQuery(query, scope);
        }
    }

    private void BindUpdate(UpdateNode update, Scope scope)
    {
        BindWith(update.With, scope);
        BindSource(update.Table, scope);
        BindSources(update.Sources, scope);
        foreach (var item in update.Items)
        {
            BindExpression(item.Value, scope);
        }

        BindOptional(update.Where, scope);
    }

    private void BindMerge(MergeNode merge, Scope scope)
    {
        BindSource(merge.Target, scope);
        BindSource(merge.Source, scope);
        BindExpression(merge.Condition, scope);
        foreach (var item in merge.Updates)
        {
            BindExpression(item.Value, scope);
        }

        foreach (var value in merge.InsertValues?.Items ?? [])
        {
            BindExpression(value, scope);
        }
    }

    private void BindOptional(SqlExpression? expression, Scope scope)
    {
        if (expression is not null)
        {
            BindExpression(expression, scope);
        }
    }
}
