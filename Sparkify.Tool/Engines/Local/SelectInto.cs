using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>SELECT … INTO [TEMPORARY | TEMP] [TABLE] name is CREATE TABLE name AS SELECT ….</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_INTO.html"/>
internal static class SelectInto
{
    /// <summary>The statement as CREATE TABLE AS; one without INTO as it is.</summary>
    public static SqlStatement Rewrite(SqlStatement statement)
    {
        if (StatementClassifier.FindInto(statement) is not { } into)
        {
            return statement;
        }

        var cursor = new TokenCursor(statement, into + 1);
        var isTemporary = cursor.Take("temporary") || cursor.Take("temp");
        cursor.Take("table");
        var first = cursor.Index;
        cursor.ExpectNewName("a table name");
        var start = statement.Tokens[first].Offset;
        var end = statement.Tokens[cursor.Index - 1].End;
        var name = statement.Text.Text[start..end];
        var intoOffset = statement.Tokens[into].Offset;
        return StatementSplitter
            .Split(
                statement.Text.Apply([
                    new TextEdit(0, 0, $"create {(isTemporary ? "temp " : "")}table {name} as "),
                    new TextEdit(intoOffset, end - intoOffset, ""),
                ])
            )
            .Single();
    }
}
