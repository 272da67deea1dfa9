using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>SHOW of a parameter, of all, of a table's or view's definition, of what is in the database.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SHOW.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SHOW_TABLE.html"/>
internal sealed class ShowStatements(IEngine engine, RecordedObjects objects, SessionStatements session)
{
    private readonly ShowLists lists = new(engine);

    public StatementResult? TryRun(SqlStatement statement, StatementKind kind, CancellationToken cancellationToken)
    {
        if (kind != StatementKind.Show)
        {
            return null;
        }

        var cursor = new TokenCursor(statement, start: 1);
        if (lists.TryRun(cursor, cancellationToken) is { } list)
        {
            return list;
        }

        if (cursor.Take("all"))
        {
            cursor.ExpectEnd();
            return Rows(
                ["name", "setting"],
                SessionParameters.All.Select(p => new object?[] { p.Name, session.Find(p.Name) })
            );
        }

        if (cursor.Take("table"))
        {
            return Rows(
                ["Show Table DDL statement"],
                [
                    [ShowTable(cursor)],
                ]
            );
        }

        if (cursor.Take("view"))
        {
            return Rows(
                ["Show View DDL statement"],
                [
                    [ShowView(cursor)],
                ]
            );
        }

        var first = cursor.Current;
        var name = cursor.ExpectIdentifier("a parameter").IdentifierName;
        if (cursor.Take(SqlTokenKind.Dot))
        {
            name = $"{name}.{cursor.ExpectIdentifier("a variable").IdentifierName}";
        }

        if (!cursor.AtEnd)
        {
            throw new SparkifyException($"SHOW {name.ToUpperInvariant()} is not supported by the {engine.Name} engine")
            {
                Code = "0A000",
                Span = statement.Start,
            };
        }

        var value =
            session.Find(name)
            ?? throw new SparkifyException($"unrecognized configuration parameter \"{name}\"")
            {
                Code = "42704",
                Span = statement.SpanOf(first!.Value),
            };
        return Rows(
            [name],
            [
                [value],
            ]
        );
    }

    private string ShowTable(TokenCursor cursor)
    {
        var first = cursor.Index;
        var name = cursor.ExpectName("a table name");
        cursor.ExpectEnd();
        var table = engine.RequireTable(name, cursor.SpanFrom(first));
        return TableDefinitionPrinter.Print(table with { Name = name with { Schema = name.SchemaOrDefault } }) + ";";
    }

    private string ShowView(TokenCursor cursor)
    {
        var first = cursor.Index;
        var name = cursor.ExpectName("a view name");
        cursor.ExpectEnd();
        var key = RecordedObjects.Key(name);
        var text =
            objects.Find(ViewStatements.Kind, key)
            ?? objects.Find(LateViews.Kind, key)
            ?? objects.Find(MaterializedViews.Kind, key);
        return text is not null ? text + ";" : throw SchemaErrors.NoTable(name, cursor.SpanFrom(first));
    }

    private static StatementResult Rows(string[] columns, IEnumerable<object?[]> rows) =>
        new([.. columns.Select(c => new ResultColumn(c, "Varchar"))], rows, 0);
}
