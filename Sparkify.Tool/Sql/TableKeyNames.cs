namespace Sparkify.Tool.Sql;

/// <summary>The names that keys get which are declared without one, so that DROP CONSTRAINT finds them: t_pkey, t_column_key, t_column_fkey.</summary>
internal static class TableKeyNames
{
    /// <summary>All keys of the table, each with its name.</summary>
    public static List<TableKey> Fix(TableDefinition table)
    {
        var taken = table.Keys.Select(k => k.Name).OfType<string>().ToHashSet();
        var keys = new List<TableKey>();
        foreach (var key in table.Keys)
        {
            keys.Add(key.Name is null ? key with { Name = Free(DefaultName(table.Name.Name, key), taken) } : key);
        }

        return keys;
    }

    private static string DefaultName(string table, TableKey key) =>
        key.Kind switch
        {
            TableKeyKind.PrimaryKey => $"{table}_pkey",
            TableKeyKind.Unique => $"{table}_{key.Columns[0]}_key",
            _ => $"{table}_{key.Columns[0]}_fkey",
        };

    private static string Free(string name, HashSet<string> taken)
    {
        var candidate = name;
        for (var i = 1; !taken.Add(candidate); i++)
        {
            candidate = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}{i}");
        }

        return candidate;
    }
}
