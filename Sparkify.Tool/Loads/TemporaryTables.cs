using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Loads;

/// <summary>Recognises statements that make a temporary table: its rows are no part of the warehouse.</summary>
internal static class TemporaryTables
{
    /// <summary>The temporary table that a CREATE TABLE makes (AS and LIKE too), or null.</summary>
    public static QualifiedName? Find(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        if (!cursor.Take("create"))
        {
            return null;
        }

        cursor.Take("local");
        var isTemporary = cursor.Take("temp") || cursor.Take("temporary");
        if (!cursor.Take("table"))
        {
            return null;
        }

        cursor.Take("if", "not", "exists");
        var name = cursor.ExpectName("a table");
        return isTemporary || name.Name.StartsWith('#') ? name : null;
    }
}
