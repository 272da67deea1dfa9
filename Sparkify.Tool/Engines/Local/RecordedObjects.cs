using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Local;

/// <summary>What a local engine has no room for, recorded by kind and name in a table of the tool: users, grants, materialized views.</summary>
internal sealed class RecordedObjects(IEngine engine, string schema)
{
    private static readonly Dictionary<string, string> None = [];

    private readonly QualifiedName table = new(schema, "objects");

    private Dictionary<string, Dictionary<string, string>>? known;
    private bool isLoading;

    private string Table => $"{SqlNames.Quote(schema)}.objects";

    public string? Find(string kind, string name) => Of(kind).GetValueOrDefault(name);

    public IReadOnlyDictionary<string, string> Of(string kind) =>
        (known ?? Load()).TryGetValue(kind, out var objects) ? objects : None;

    private Dictionary<string, Dictionary<string, string>> Load()
    {
        // Nothing is recorded for the statements that ask what is.
        known = [];
        isLoading = true;
        try
        {
            var rows = engine.FindTable(table) is null
                ? []
                : engine.Read($"select kind, name, definition from {Table} order by kind, name");
            return known = rows.GroupBy(row => (string)row[0]!)
                .ToDictionary(g => g.Key, g => g.ToDictionary(row => (string)row[1]!, row => (string)row[2]!));
        }
        finally
        {
            isLoading = false;
        }
    }

    public void Save(string kind, string name, string definition)
    {
        if (engine.FindTable(table) is null)
        {
            engine.Execute(
                $"create table if not exists {Table} (kind varchar(32) not null, name varchar(4096) not null, definition varchar(65535) not null)"
            );
        }

        Remove(kind, name);
        engine.Execute($"insert into {Table} values ({Literal(kind)}, {Literal(name)}, {Literal(definition)})");
        Forget();
    }

    public void Remove(string kind, string name)
    {
        if (Find(kind, name) is not null)
        {
            engine.Execute($"delete from {Table} where kind = {Literal(kind)} and name = {Literal(name)}");
            Forget();
        }
    }

    /// <summary>After a rollback, or where another session may have written.</summary>
    public void Forget() => known = isLoading ? known : null;

    /// <summary>The name under which an object of a schema is recorded.</summary>
    public static string Key(QualifiedName name) => $"{name.SchemaOrDefault}.{name.Name}";

    private static string Literal(string value) => SqlStrings.Quote(value);
}
