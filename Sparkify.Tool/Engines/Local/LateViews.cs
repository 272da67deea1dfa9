using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>
/// Views WITH NO SCHEMA BINDING are no views of the engine: their queries are put in the place of their names, so that these
/// are looked up when a statement reads them.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_VIEW.html"/>
internal sealed class LateViews(RecordedObjects objects, SystemViews system)
{
    public const string Kind = "late-binding view";

    private const int MaxDepth = 64;

    public bool Contains(QualifiedName name) => objects.Find(Kind, RecordedObjects.Key(name)) is not null;

    /// <summary>The statement with the views' queries in it.</summary>
    public SqlStatement Expand(SqlStatement statement)
    {
        var expanded = statement;
        var isAsked = system.Reads(statement) || objects.Of(Kind).Count > 0;
        for (var depth = 0; isAsked && depth < MaxDepth && !MakesLateView(statement); depth++)
        {
            var edits = Edits(expanded);
            if (edits.Count == 0)
            {
                break;
            }

            expanded = StatementSplitter.Split(expanded.Text.Apply(edits)).Single();
        }

        return expanded;
    }

    /// <summary>What it reads is looked up when it is read.</summary>
    private static bool MakesLateView(SqlStatement statement) =>
        StatementClassifier.Classify(statement) == StatementKind.CreateView
        && !statement.StartsWith("create", "external")
        && ViewStatement.Parse(statement).IsLateBinding;

    private List<TextEdit> Edits(SqlStatement statement)
    {
        var edits = new List<TextEdit>();
        var tree = SqlTreeParser.Parse(statement);
        var written = tree switch
        {
            InsertNode insert => insert.Table,
            UpdateNode update => update.Table,
            DeleteNode delete => delete.Table,
            MergeNode merge => merge.Target,
            _ => null,
        };
        var nodes = tree?.All().Where(n => n != written).ToList() ?? [];
        var common = nodes.OfType<CommonTable>().Select(c => c.Name.IdentifierName).ToHashSet();
        foreach (var source in nodes.OfType<NamedSource>())
        {
            var isCommon = source.Name.Schema is null && common.Contains(source.Name.Name);
            var text = isCommon
                ? null
                : objects.Find(Kind, RecordedObjects.Key(source.Name)) ?? system.Find(statement, source);
            if (text is not null)
            {
                edits.Add(Edit(statement, source, SqlStatement.Own(text)));
            }
        }

        return edits;
    }

    private static TextEdit Edit(SqlStatement statement, NamedSource source, SqlStatement definition)
    {
        var view = ViewStatement.Parse(definition);
        var start = definition.Tokens[view.FirstQueryToken].Offset;
        var query = definition.Text.Text[start..definition.Tokens[view.QueryEnd - 1].End];
        var alias = source.Alias is null ? $" as {SqlNames.Quote(view.Name.Name)}" : "";
        var columns = view.Columns.Count > 0 ? $" ({string.Join(", ", view.Columns.Select(SqlNames.Quote))})" : "";
        if (source.Alias is not null && columns.Length > 0)
        {
            query = $"select * from ({query}) as renamed{columns}";
            columns = "";
        }

        var from = statement.Tokens[source.NameRange.Start].Offset;
        var to = statement.Tokens[source.NameRange.End - 1].End;
        return new TextEdit(from, to - from, $"({query}){alias}{columns}");
    }
}
