using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>The columns that an INSERT fills, and Redshift's refusals of what is given for them, with their places.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_INSERT_30.html"/>
internal sealed class InsertTargets
{
    private readonly RewriteContext context;
    private readonly IReadOnlyList<SqlToken>? names;

    private InsertTargets(
        RewriteContext context,
        IReadOnlyList<ColumnDefinition> columns,
        IReadOnlyList<SqlToken>? names
    )
    {
        this.context = context;
        this.names = names;
        Columns = columns;
    }

    public IReadOnlyList<ColumnDefinition> Columns { get; }

    /// <summary>Names null: all columns of the table, in their order.</summary>
    /// <exception cref="SparkifyException">a name is not a column's, or stands twice</exception>
    public static InsertTargets Of(RewriteContext context, TableDefinition table, IReadOnlyList<SqlToken>? names)
    {
        if (names is null)
        {
            return new InsertTargets(context, table.Columns, null);
        }

        var columns = new List<ColumnDefinition>();
        foreach (var name in names)
        {
            var column = Find(context, table, name);
            if (columns.Contains(column))
            {
                throw Error(context, $"column \"{column.Name}\" specified more than once", name, "42701");
            }

            columns.Add(column);
        }

        return new InsertTargets(context, columns, names);
    }

    /// <summary>The column of that name.</summary>
    public static ColumnDefinition Find(RewriteContext context, TableDefinition table, SqlToken name) =>
        table.FindColumn(name.IdentifierName)
        ?? throw Error(
            context,
            $"column \"{name.IdentifierName}\" of relation \"{table.Name.Name}\" does not exist",
            name,
            "42703",
            NearestName.Find(name.IdentifierName, table.Columns.Select(c => c.Name)) is { } nearest
                ? $"did you mean \"{nearest}\"?"
                : null
        );

    public InsertTargets First(int count) => new(context, Take(count), names);

    public IReadOnlyList<ColumnDefinition> Take(int count) => [.. Columns.Take(count)];

    public void CheckRows(IReadOnlyList<IReadOnlyList<TokenRange>> rows)
    {
        foreach (var row in rows)
        {
            if (row.Count != rows[0].Count)
            {
                throw Error(context, "VALUES lists must all be the same length", First(row[0]), "42601");
            }

            CheckRow(row);
        }
    }

    public void CheckRow(IReadOnlyList<TokenRange> row)
    {
        if (row.Count > Columns.Count)
        {
            throw TooManyExpressions(row[Columns.Count]);
        }

        if (names is not null && row.Count < names.Count)
        {
            throw Error(context, "INSERT has more target columns than expressions", names[row.Count], "42601");
        }

        for (var i = 0; i < row.Count; i++)
        {
            if (!context.Tokens[row[i].Start].IsWord("default"))
            {
                CheckGenerated(i, First(row[i]));
            }
        }
    }

    public void CheckQuery(TokenRange query)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            CheckGenerated(i, First(query));
        }
    }

    public SparkifyException TooManyExpressions(TokenRange first) =>
        Error(context, "INSERT has more expressions than target columns", First(first), "42601");

    private SqlToken First(TokenRange range) => context.Tokens[range.Start];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
    private void CheckGenerated(int index, SqlToken value)
    {
        if (Columns[index].Identity is { ByDefault: false })
        {
            throw Error(
                context,
                $"cannot set an identity column to a value: \"{Columns[index].Name}\"",
                names is null ? value : names[index],
                "42601",
                "leave the column out of the list; its values are generated"
            );
        }
    }

    private static SparkifyException Error(
        RewriteContext context,
        string message,
        SqlToken token,
        string code,
        string? hint = null
    ) =>
        new(message)
        {
            Span = context.Statement.SpanOf(token),
            Code = code,
            Hint = hint,
        };
}
