using System.Globalization;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Dialects.Rewrites;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Postgres;

/// <summary>
/// QUALIFY as a condition around the query: SELECT c1 AS a FROM (SELECT condition, a FROM …) AS sparkify_rows (q, c1) WHERE q.
/// What ORDER BY names beside the list goes along as hidden columns o1, o2, …
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_QUALIFY_clause.html"/>
internal static class PostgresQualify
{
    private const string Rows = "sparkify_rows";

    public static bool Query(Query query, Renderer renderer)
    {
        var edits = QueryRewrites.Edits(query, renderer);
        if (query.Body is SelectCore { Qualify: not null } core)
        {
            var hidden = new List<SqlExpression>();
            var order = new NodeEdits();
            foreach (var value in (query.Order?.Items ?? []).Select(i => i.Value))
            {
                if (Place(value, core, renderer) is { } name)
                {
                    order.ReplaceBelow(value, r => r.Write(name));
                }
                else if (!IsOutput(value, core, renderer))
                {
                    hidden.Add(value);
                    var index = hidden.Count;
                    order.ReplaceBelow(value, r => r.Write(Column("o", index)));
                }
            }

            edits.Replace(core, r => Write(core, hidden, r));
            if (query.Order is { } clause)
            {
                edits.Replace(clause, r => r.AsWritten(clause, order));
            }
        }

        renderer.AsWritten(query, edits);
        return true;
    }

    public static void Write(SelectCore core, IReadOnlyList<SqlExpression> hidden, Renderer renderer)
    {
        var output =
            renderer.Binding.OutputOf(core)
            ?? throw renderer.Error(core, "the columns of * are not known here", "0A000", "name the columns");
        var names = output.Select((_, i) => Column("c", i + 1)).ToList();
        var list = output.Select((column, i) => $"{names[i]} AS {SqlNames.Quote(column.Name)}");
        renderer.Write($"SELECT {(core.IsDistinct ? "DISTINCT " : "")}{string.Join(", ", list)} FROM (");
        renderer.AsWritten(core, Inner(core, hidden, renderer));
        var all = hidden.Select((_, i) => Column("o", i + 1)).Prepend("q").Concat(names);
        renderer.Write($") AS {Rows} ({string.Join(", ", all)}) WHERE q");
    }

    private static NodeEdits Inner(SelectCore core, IReadOnlyList<SqlExpression> hidden, Renderer renderer)
    {
        var condition = core.Qualify!;
        return PostgresSelect
            .Edits(core, renderer)
            .Skip(new TokenRange(core.Range.Start + 1, core.ItemsStart))
            .Skip(new TokenRange(core.QualifyStart!.Value, condition.Range.End))
            .Before(
                core.ItemsStart,
                r =>
                {
                    foreach (var expression in hidden.Prepend(condition))
                    {
                        r.Operand(expression);
                        r.Write(", ");
                    }
                }
            );
    }

    /// <summary>An item of the list that is written alike.</summary>
    private static string? Place(SqlExpression value, SelectCore core, Renderer renderer)
    {
        if (value is Literal || core.Items.Any(i => i.Value is Star))
        {
            return null;
        }

        for (var i = 0; i < core.Items.Count; i++)
        {
            if (IsWrittenAs(value, core.Items[i].Value, renderer.Statement))
            {
                return Column("c", i + 1);
            }
        }

        return null;
    }

    private static bool IsWrittenAs(SqlNode one, SqlNode other, SqlStatement statement)
    {
        if (one.Range.Count != other.Range.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Range.Count; i++)
        {
            var (a, b) = (statement.Tokens[one.Range.Start + i], statement.Tokens[other.Range.Start + i]);
            if (a.Kind != b.Kind || (a.IsIdentifier ? a.IdentifierName != b.IdentifierName : a.Text != b.Text))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A place in the list, or the name of an output column.</summary>
    private static bool IsOutput(SqlExpression value, SelectCore core, Renderer renderer) =>
        value is Literal { Kind: LiteralKind.Number }
        || value is ColumnReference { Names.Count: 1 } name
            && renderer.Binding.OutputOf(core)?.Any(c => c.Name == name.Name) == true;

    private static string Column(string prefix, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{index}");
}
