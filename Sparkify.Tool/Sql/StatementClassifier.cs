namespace Sparkify.Tool.Sql;

internal enum StatementKind
{
    Other,
    Select,
    Explain,
    Copy,
    Insert,
    Update,
    Delete,
    Merge,
    Truncate,
    CreateTable,
    CreateTableAs,
    AlterTable,
    DropTable,
    CreateView,
    DropView,
    CreateSchema,
    DropSchema,
    Comment,
    Analyze,
    Vacuum,
    Begin,
    Commit,
    Rollback,
    Set,
    Show,
}

internal static class StatementClassifier
{
    public static StatementKind Classify(SqlStatement s) =>
        s.Verb switch
        {
            "select" or "with" or "values" => HasInto(s) ? StatementKind.CreateTableAs : StatementKind.Select,
            "explain" => StatementKind.Explain,
            "copy" => StatementKind.Copy,
            "insert" => StatementKind.Insert,
            "update" => StatementKind.Update,
            "delete" => StatementKind.Delete,
            "merge" => StatementKind.Merge,
            "truncate" => StatementKind.Truncate,
            "analyze" => StatementKind.Analyze,
            "vacuum" => StatementKind.Vacuum,
            "comment" => StatementKind.Comment,
            "begin" or "start" => StatementKind.Begin,
            "commit" or "end" => StatementKind.Commit,
            "rollback" or "abort" => StatementKind.Rollback,
            "set" or "reset" => StatementKind.Set,
            "create" => Create(s),
            "drop" => s.StartsWith("drop", "table") ? StatementKind.DropTable
            : s.StartsWith("drop", "view") ? StatementKind.DropView
            : s.StartsWith("drop", "schema") ? StatementKind.DropSchema
            : StatementKind.Other,
            "alter" => s.StartsWith("alter", "table") ? StatementKind.AlterTable : StatementKind.Other,
            _ => s.Tokens[0].Kind == SqlTokenKind.OpenParen ? StatementKind.Select : StatementKind.Other,
        };

    private static bool HasInto(SqlStatement s)
    {
        var depth = 0;
        foreach (var t in s.Tokens)
        {
            if (t.Kind == SqlTokenKind.OpenParen)
                depth++;
            else if (t.Kind == SqlTokenKind.CloseParen)
                depth--;
            else if (depth == 0 && t.IsWord("into"))
                return true;
        }
        return false;
    }

    private static StatementKind Create(SqlStatement s)
    {
        var c = new TokenCursor(s, 1);
        c.Take("or", "replace");
        _ = c.Take("local");
        _ = c.Take("temp") || c.Take("temporary");
        if (c.Take("view"))
            return StatementKind.CreateView;
        if (c.Take("schema"))
            return StatementKind.CreateSchema;
        if (!c.Take("table"))
            return StatementKind.Other;
        var depth = 0;
        for (; !c.AtEnd; c.Index++)
        {
            if (c.At(SqlTokenKind.OpenParen))
                depth++;
            else if (c.At(SqlTokenKind.CloseParen))
                depth--;
            else if (depth == 0 && c.At("as"))
                return StatementKind.CreateTableAs;
        }
        return StatementKind.CreateTable;
    }
}

internal static class StatementTarget
{
    public static QualifiedName? Find(SqlStatement s)
    {
        var c = new TokenCursor(s);
        switch (StatementClassifier.Classify(s))
        {
            case StatementKind.Copy:
            case StatementKind.Update:
                c.Index = 1;
                break;
            case StatementKind.Insert:
            case StatementKind.Merge:
                c.Index = 2;
                break;
            case StatementKind.Delete:
                c.Index = 1;
                c.Take("from");
                break;
            case StatementKind.Truncate:
                c.Index = 1;
                c.Take("table");
                break;
            default:
                return null;
        }
        return c.ExpectName("a table");
    }
}
