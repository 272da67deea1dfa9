using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>COMMENT ON {TABLE | VIEW | COLUMN | CONSTRAINT | DATABASE} … IS {'text' | NULL}: recorded.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_COMMENT.html"/>
internal sealed class CommentStatements(IEngine engine, RecordedObjects objects, LateViews lateViews)
{
    public const string Kind = "comment";

    public StatementResult? TryRun(SqlStatement statement, StatementKind kind) =>
        kind == StatementKind.Comment ? engine.InOneTransaction(() => Comment(statement)) : null;

    private StatementResult Comment(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        cursor.Expect("comment");
        cursor.Expect("on");
        var name =
            cursor.Take("table") ? $"table {RequireTable(cursor)}"
            : cursor.Take("view") ? $"view {RequireTable(cursor)}"
            : cursor.Take("column") ? $"column {RequireColumn(cursor)}"
            : cursor.Take("constraint") ? $"constraint {RequireConstraint(cursor)}"
            : cursor.Take("database") ? $"database {cursor.ExpectIdentifier("a database name").IdentifierName}"
            : throw cursor.Expected("TABLE, VIEW, COLUMN, CONSTRAINT or DATABASE");
        cursor.Expect("is");
        if (cursor.Take("null"))
        {
            objects.Remove(Kind, name);
        }
        else
        {
            objects.Save(Kind, name, cursor.Expect(SqlTokenKind.String, "a quoted text or NULL").StringValue);
        }

        cursor.ExpectEnd();
        return StatementResult.Count(0);
    }

    private string RequireTable(TokenCursor cursor)
    {
        var first = cursor.Index;
        var name = cursor.ExpectName("a name");
        if (!lateViews.Contains(name))
        {
            engine.RequireTable(name, cursor.SpanFrom(first));
        }

        return RecordedObjects.Key(name);
    }

    /// <summary>[schema.]table.column</summary>
    private string RequireColumn(TokenCursor cursor)
    {
        var first = cursor.Index;
        var names = new List<string> { cursor.ExpectIdentifier("a table name").IdentifierName };
        while (cursor.Take(SqlTokenKind.Dot))
        {
            names.Add(cursor.ExpectIdentifier("a column name").IdentifierName);
        }

        if (names.Count < 2)
        {
            throw cursor.Expected(". and a column name");
        }

        var name = new QualifiedName(names.Count > 2 ? names[^3] : null, names[^2]);
        var table = engine.RequireTable(name, cursor.SpanFrom(first));
        return table.FindColumn(names[^1]) is null
            ? throw SchemaErrors.NoColumn(names[^1], name, cursor.SpanFrom(first))
            : $"{RecordedObjects.Key(name)}.{names[^1]}";
    }

    private string RequireConstraint(TokenCursor cursor)
    {
        var first = cursor.Index;
        var constraint = cursor.ExpectIdentifier("a constraint name").IdentifierName;
        cursor.Expect("on");
        var name = cursor.ExpectName("a table name");
        var table = engine.RequireTable(name, cursor.SpanFrom(first));
        return TableKeyNames.Fix(table).Exists(k => k.Name == constraint)
            ? $"{RecordedObjects.Key(name)}.{constraint}"
            : throw new SparkifyException($"constraint \"{constraint}\" of relation \"{name}\" does not exist")
            {
                Code = "42704",
                Span = cursor.SpanFrom(first),
            };
    }
}
