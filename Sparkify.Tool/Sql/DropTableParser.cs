using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

internal static class DropTableParser
{
    /// <exception cref="SparkifyException">the statement is not a DROP TABLE</exception>
    public static DropTableStatement Parse(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        cursor.Expect("drop");
        cursor.Expect("table");
        var ifExists = cursor.Take("if", "exists");
        var tables = new List<DroppedTable>();
        do
        {
            var first = cursor.Index;
            var name = cursor.ExpectName("a table name");
            tables.Add(new DroppedTable(name, cursor.SpanFrom(first)));
        } while (cursor.Take(SqlTokenKind.Comma));

        var cascade = cursor.Take("cascade");
        _ = cascade || cursor.Take("restrict");
        cursor.ExpectEnd();
        return new DropTableStatement(tables) { IfExists = ifExists, Cascade = cascade };
    }
}
