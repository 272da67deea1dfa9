using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>The columns that an INSERT fills, and Redshift's refusals of what is given for them, with their places.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_INSERT_30.html"/>
internal sealed class InsertTargets
{
    private readonly Renderer renderer;
    private readonly IReadOnlyList<SqlToken>? names;

    private InsertTargets(Renderer renderer, IReadOnlyList<ColumnDefinition> columns, IReadOnlyList<SqlToken>? names)
    {
        this.renderer = renderer;
        this.names = names;
        Columns = columns;
    }

    public IReadOnlyList<ColumnDefinition> Columns { get; }

    /// <summary>Names null: all columns of the table, in their order.</summary>
    /// <exception cref="SparkifyException">a name is not a column's, or stands twice</exception>
    public static InsertTargets Of(Renderer renderer, TableDefinition table, IReadOnlyList<SqlToken>? names)
    {
        if (names is null)
        {
            return new InsertTargets(renderer, table.Columns, null);
        }

        var columns = new List<ColumnDefinition>();
        foreach (var name in names)
        {
            var column = Find(renderer, table, name);
            if (columns.Contains(column))
            {
                throw Error(renderer, $"column \"{column.Name}\" specified more than once", name, "42701");
            }

            columns.Add(column);
        }

        return new InsertTargets(renderer, columns, names);
    }

    /// <summary>The column of that name.</summary>
    public static ColumnDefinition Find(Renderer renderer, TableDefinition table, SqlToken name) =>
        table.FindColumn(name.IdentifierName)
        ?? throw Error(
            renderer,
            $"column \"{name.IdentifierName}\" of relation \"{table.Name.Name}\" does not exist",
            name,
            "42703",
            NearestName.Find(name.IdentifierName, table.Columns.Select(c => c.Name)) is { } nearest
                ? $"did you mean \"{nearest}\"?"
                : null
        );

    public InsertTargets First(int count) => new(renderer, Take(count), names);

    public IReadOnlyList<ColumnDefinition> Take(int count) => [.. Columns.Take(count)];

    public void CheckRows(IReadOnlyList<RowValue> rows)
    {
        foreach (var row in rows)
        {
            if (row.Items.Count != rows[0].Items.Count)
            {
                throw Error(renderer, "VALUES lists must all be the same length", First(row), "42601");
            }

            CheckRow(row);
        }
    }

    public void CheckRow(RowValue row)
    {
        if (row.Items.Count > Columns.Count)
        {
            throw TooManyExpressions(row.Items[Columns.Count]);
        }

        if (names is not null && row.Items.Count < names.Count)
        {
            throw TooFewExpressions(row.Items.Count);
        }

        for (var i = 0; i < row.Items.Count; i++)
        {
            if (row.Items[i] is not Literal { Kind: LiteralKind.Default })
            {
                CheckGenerated(i, First(row.Items[i]));
            }
        }
    }

    public void CheckQuery(Query query)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            CheckGenerated(i, First(query));
        }
    }

    public SparkifyException TooManyExpressions(SqlNode first) =>
        Error(renderer, "INSERT has more expressions than target columns", First(first), "42601");

    public SparkifyException TooFewExpressions(int count) =>
        Error(renderer, "INSERT has more target columns than expressions", names![count], "42601");

    private SqlToken First(SqlNode node) => renderer.Statement.Tokens[node.Range.Start];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
    private void CheckGenerated(int index, SqlToken value)
    {
        if (Columns[index].Identity is { ByDefault: false })
        {
            throw Error(
                renderer,
                $"cannot set an identity column to a value: \"{Columns[index].Name}\"",
                names is null ? value : names[index],
                "42601",
                "leave the column out of the list; its values are generated"
            );
        }
    }

    private static SparkifyException Error(
        Renderer renderer,
        string message,
        SqlToken token,
        string code,
        string? hint = null
    ) =>
        new(message)
        {
            Span = renderer.Statement.SpanOf(token),
            Code = code,
            Hint = hint,
        };
}
