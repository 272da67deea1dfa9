namespace Sparkify.Tool.Sql;

/// <summary>The table whose rows a statement changes.</summary>
internal static class StatementTarget
{
    /// <summary>The target of COPY, INSERT, UPDATE, DELETE, MERGE, TRUNCATE and ALTER TABLE APPEND; null for any other statement.</summary>
    public static QualifiedName? Find(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement, StatementClassifier.FindVerb(statement));
        var found = StatementClassifier.Classify(statement) switch
        {
            StatementKind.Copy => cursor.Take("copy"),
            StatementKind.Insert => cursor.Take("insert", "into"),
            StatementKind.Update => cursor.Take("update"),
            StatementKind.Delete => cursor.Take("delete", "from") || cursor.Take("delete"),
            StatementKind.Merge => cursor.Take("merge", "into"),
            StatementKind.Truncate => cursor.Take("truncate", "table") || cursor.Take("truncate"),
            StatementKind.AlterTableAppend => cursor.Take("alter", "table"),
            _ => false,
        };
        return found ? cursor.TakeName() : null;
    }
}
