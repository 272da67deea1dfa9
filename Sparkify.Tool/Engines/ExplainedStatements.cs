using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines;

/// <summary>What EXPLAIN takes on Redshift; other engines take more, and their EXPLAIN ANALYZE runs the statement.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_EXPLAIN.html"/>
internal static class ExplainedStatements
{
    public const string Hint = "EXPLAIN takes SELECT, INSERT, UPDATE, DELETE and CREATE TABLE AS";

    /// <summary>The construct that is not explained, such as "EXPLAIN ANALYZE"; null where the statement is in order.</summary>
    public static string? FindOther(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        cursor.Expect("explain");
        cursor.Take("verbose");
        var kind = cursor.AtEnd
            ? throw cursor.Expected("a statement")
            : StatementClassifier.Classify(statement.From(cursor.Index));
        return
            kind
                is StatementKind.Select
                    or StatementKind.Insert
                    or StatementKind.Update
                    or StatementKind.Delete
                    or StatementKind.CreateTableAs
            ? null
            : $"EXPLAIN {cursor.Current!.Value.Text.ToUpperInvariant()}";
    }
}
