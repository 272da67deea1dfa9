using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Queries;

/// <summary>
/// What Redshift's documentation says that a query must not be, although local engines would run it, as far as the tokens alone do not tell it (see
/// UnsupportedSql). Each rule looks at one node; the walk gives it every node of the statement.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_synopsis.html"/>
internal sealed class QueryRules
{
    private static readonly Action<SqlNode, QueryRules>[] All =
    [
        CommonTableRules.Check,
        WindowRules.Check,
        GroupingRules.Check,
        SelectRules.Check,
        CorrelationRules.Check,
    ];

    private readonly SqlStatement statement;

    private QueryRules(StatementNode root, SqlStatement statement, StatementBinding binding, TranslationCatalog catalog)
    {
        Root = root;
        Catalog = catalog;
        this.statement = statement;
        Binding = binding;
    }

    public StatementNode Root { get; }

    public StatementBinding Binding { get; }

    public TranslationCatalog Catalog { get; }

    /// <exception cref="SparkifyException">the first rule that is broken</exception>
    public static void Check(
        StatementNode root,
        SqlStatement statement,
        StatementBinding binding,
        TranslationCatalog catalog
    )
    {
        var rules = new QueryRules(root, statement, binding, catalog);
        foreach (var node in root.All())
        {
            foreach (var check in All)
            {
                check(node, rules);
            }
        }
    }

    public SparkifyException Error(SqlNode node, string message, string? hint = null, string code = "0A000") =>
        Error(statement.Tokens[node.Range.Start], message, hint, code);

    public SparkifyException Error(SqlToken token, string message, string? hint = null, string code = "0A000") =>
        new(message)
        {
            Code = code,
            Span = statement.SpanOf(token),
            Hint = hint,
        };

    /// <summary>The node and all below it that belong to the same query.</summary>
    public static IEnumerable<SqlNode> Own(SqlNode node)
    {
        yield return node;
        foreach (var child in node.Children.Where(c => c is not Query))
        {
            foreach (var inner in Own(child))
            {
                yield return inner;
            }
        }
    }
}
