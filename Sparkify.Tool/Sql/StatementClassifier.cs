namespace Sparkify.Tool.Sql;

/// <summary>Tells the kind of a statement from its words, without judging its syntax.</summary>
internal static class StatementClassifier
{
    /// <summary>Longer openings stand before the shorter ones they start with.</summary>
    private static readonly (string[] Words, StatementKind Kind)[] Openings =
    [
        (["copy"], StatementKind.Copy),
        (["unload"], StatementKind.Unload),
        (["insert"], StatementKind.Insert),
        (["update"], StatementKind.Update),
        (["delete"], StatementKind.Delete),
        (["merge"], StatementKind.Merge),
        (["truncate"], StatementKind.Truncate),
        (["create", "external", "table"], StatementKind.CreateExternalTable),
        (["create", "external", "schema"], StatementKind.CreateExternalSchema),
        (["create", "materialized", "view"], StatementKind.CreateMaterializedView),
        (["create", "view"], StatementKind.CreateView),
        (["create", "or", "replace", "view"], StatementKind.CreateView),
        (["create", "external", "view"], StatementKind.CreateView),
        (["create", "schema"], StatementKind.CreateSchema),
        (["create", "database"], StatementKind.CreateDatabase),
        (["create", "library"], StatementKind.CreateLibrary),
        (["create", "or", "replace", "library"], StatementKind.CreateLibrary),
        (["create", "function"], StatementKind.CreateFunction),
        (["create", "or", "replace", "function"], StatementKind.CreateFunction),
        (["create", "external", "function"], StatementKind.CreateFunction),
        (["create", "or", "replace", "external", "function"], StatementKind.CreateFunction),
        (["create", "procedure"], StatementKind.CreateProcedure),
        (["create", "or", "replace", "procedure"], StatementKind.CreateProcedure),
        (["alter", "table"], StatementKind.AlterTable),
        (["alter", "external", "table"], StatementKind.AlterTable),
        (["alter", "database"], StatementKind.AlterDatabase),
        (["alter", "schema"], StatementKind.AlterSchema),
        (["drop", "table"], StatementKind.DropTable),
        (["drop", "external", "table"], StatementKind.DropTable),
        (["drop", "view"], StatementKind.DropView),
        (["drop", "materialized", "view"], StatementKind.DropView),
        (["drop", "schema"], StatementKind.DropSchema),
        (["drop", "database"], StatementKind.DropDatabase),
        (["drop", "library"], StatementKind.DropLibrary),
        (["drop", "function"], StatementKind.DropFunction),
        (["drop", "procedure"], StatementKind.DropProcedure),
        (["create", "user"], StatementKind.Principal),
        (["create", "group"], StatementKind.Principal),
        (["create", "role"], StatementKind.Principal),
        (["alter", "user"], StatementKind.Principal),
        (["alter", "group"], StatementKind.Principal),
        (["alter", "role"], StatementKind.Principal),
        (["drop", "user"], StatementKind.Principal),
        (["drop", "group"], StatementKind.Principal),
        (["drop", "role"], StatementKind.Principal),
        (["alter", "default", "privileges"], StatementKind.DefaultPrivileges),
        (["alter", "materialized", "view"], StatementKind.AlterMaterializedView),
        (["refresh", "materialized", "view"], StatementKind.RefreshMaterializedView),
        (["vacuum"], StatementKind.Vacuum),
        (["analyze"], StatementKind.Analyze),
        (["analyse"], StatementKind.Analyze),
        (["grant"], StatementKind.Grant),
        (["revoke"], StatementKind.Revoke),
        (["comment"], StatementKind.Comment),
        (["call"], StatementKind.Call),
        (["lock"], StatementKind.Lock),
        (["explain"], StatementKind.Explain),
        (["begin"], StatementKind.Begin),
        (["start", "transaction"], StatementKind.Begin),
        (["commit"], StatementKind.Commit),
        (["end"], StatementKind.Commit),
        (["rollback"], StatementKind.Rollback),
        (["abort"], StatementKind.Rollback),
        (["set"], StatementKind.Set),
        (["reset"], StatementKind.Set),
        (["show"], StatementKind.Show),
    ];

    public static StatementKind Classify(SqlStatement statement)
    {
        if (FindQuery(statement) is { } query)
        {
            return HasInto(statement, query) ? StatementKind.CreateTableAs : StatementKind.Select;
        }

        if (FindCreatedTable(statement) is { } name)
        {
            return IsFromQuery(statement, name) ? StatementKind.CreateTableAs : StatementKind.CreateTable;
        }

        if (WithVerb(statement) is { } verb)
        {
            return verb;
        }

        foreach (var (words, kind) in Openings)
        {
            if (statement.StartsWith(words))
            {
                return kind == StatementKind.AlterTable && IsAppend(statement) ? StatementKind.AlterTableAppend : kind;
            }
        }

        return StatementKind.Other;
    }

    /// <summary>The index of the token after CREATE [LOCAL] [TEMPORARY] TABLE [IF NOT EXISTS]; null for other statements.</summary>
    public static int? FindCreatedTable(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        if (!cursor.Take("create"))
        {
            return null;
        }

        cursor.Take("local");
        _ = cursor.Take("temporary") || cursor.Take("temp");
        if (!cursor.Take("table"))
        {
            return null;
        }

        cursor.Take("if", "not", "exists");
        return cursor.Index;
    }

    /// <summary>The index of INTO in SELECT … INTO [TEMP] t; null where there is none.</summary>
    public static int? FindInto(SqlStatement statement) =>
        FindQuery(statement) is { } query ? FindAtDepthZero(statement, query, "into", "from") : null;

    /// <summary>Where the SELECT of a query stands: after brackets and WITH; null where the statement is no query.</summary>
    private static int? FindQuery(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        while (cursor.Take(SqlTokenKind.OpenParen)) { }

        if (cursor.At("select"))
        {
            return cursor.Index;
        }

        if (!cursor.At("with"))
        {
            return null;
        }

        var select = FindAtDepthZero(statement, cursor.Index, "select", ";");
        return WithVerb(statement) is null ? select : null;
    }

    /// <summary>WITH … UPDATE or DELETE: the kind; null where no such verb stands before a SELECT.</summary>
    private static StatementKind? WithVerb(SqlStatement statement) =>
        FindVerb(statement) is var verb and > 0
            ? statement.Tokens[verb].IsWord("update")
                ? StatementKind.Update
                : StatementKind.Delete
            : null;

    /// <summary>The index of UPDATE or DELETE behind a WITH clause; 0 where there is none. A query of the clause may be called so.</summary>
    public static int FindVerb(SqlStatement statement)
    {
        if (!statement.StartsWith("with"))
        {
            return 0;
        }

        foreach (var verb in (ReadOnlySpan<string>)["update", "delete"])
        {
            if (
                FindAtDepthZero(statement, 1, verb, "select") is { } index
                && statement.Tokens[index - 1].Kind == SqlTokenKind.CloseParen
            )
            {
                return index;
            }
        }

        return 0;
    }

    private static bool HasInto(SqlStatement statement, int query) =>
        FindAtDepthZero(statement, query, "into", "from") is not null;

    private static bool IsFromQuery(SqlStatement statement, int name) =>
        FindAtDepthZero(statement, name, "as", ";") is not null;

    private static bool IsAppend(SqlStatement statement) =>
        FindAtDepthZero(statement, 2, "append", "add") is { } index
        && index + 1 < statement.Tokens.Count
        && statement.Tokens[index + 1].IsWord("from");

    /// <summary>The first such word in the same brackets as the token it starts from, before the word to stop at.</summary>
    private static int? FindAtDepthZero(SqlStatement statement, int start, string word, string stop)
    {
        var depth = 0;
        for (var i = start; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            depth += token.Kind switch
            {
                SqlTokenKind.OpenParen => 1,
                SqlTokenKind.CloseParen => -1,
                _ => 0,
            };
            if (depth < 0 || (depth == 0 && token.IsWord(stop)))
            {
                return null;
            }

            if (depth == 0 && token.IsWord(word))
            {
                return i;
            }
        }

        return null;
    }
}
