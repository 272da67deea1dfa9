namespace Sparkify.Tool.Sql;

/// <summary>The words that a statement of Redshift starts with.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_commands.html"/>
internal static class StatementVerbs
{
    private const string Words = """
        abort alter analyse analyze attach begin call cancel close comment commit copy create deallocate declare delete
        desc describe detach drop end execute explain fetch grant indexcat insert lock merge prepare rebuildcat refresh
        reindex reset revoke rollback select set show start truncate unload update use vacuum with
        """;

    private static readonly HashSet<string> All = [.. Words.Split((char[])[' ', '\n', '\r'])];

    /// <summary>Verb: in lower case.</summary>
    public static bool Contains(string verb) => verb.Length > 0 && All.Contains(verb);

    private const string ObjectWords = """
        database datashare default external function group identity library masking materialized model procedure rls role
        schema system table tablespace template user view
        """;

    private static readonly HashSet<string> Objects = new(
        ObjectWords.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether a statement that starts with CREATE, ALTER or DROP goes on with something that Redshift has; true for other verbs.</summary>
    public static bool NamesObject(SqlStatement statement)
    {
        if (statement.Verb is not ("create" or "alter" or "drop"))
        {
            return true;
        }

        var cursor = new TokenCursor(statement, 1);
        cursor.Take("or", "replace");
        return cursor.Current is { Kind: SqlTokenKind.Word } word && Objects.Contains(word.Text);
    }
}
