using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Dialects.DuckDb.Library;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// The library's macros in one session: each is made in the tool's schema when a statement first calls it, in whatever transaction that
/// runs. A session that cannot write makes them for itself.
/// </summary>
internal sealed class DuckDbMacros(
    Action<string> send,
    Func<string, List<object?[]>> read,
    string toolSchema,
    string quotedSchema,
    bool isReadOnly
)
{
    /// <summary>A session's own macros. Their names differ from those of DuckDB's functions, which they would hide.</summary>
    private const string TemporaryPrefix = "sparkify_";

    /// <summary>Another build of the tool may have other macros. Told without building them, which most runs have no need of.</summary>
    public static string Version { get; } = typeof(DuckDbMacros).Module.ModuleVersionId.ToString("n");

    private HashSet<string>? made;
    private HashSet<string> madeBefore = [];

    /// <summary>What stands before a macro's name where it is called.</summary>
    public string Prefix { get; } = isReadOnly ? $"temp.main.{TemporaryPrefix}" : $"{quotedSchema}.";

    public void Ensure(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!(made ??= Existing()).Contains(name))
            {
                Make(name);
            }
        }
    }

    /// <summary>Makes those anew that are there: their text may be of an older version.</summary>
    public void Renew()
    {
        var existing = Existing();
        made = [];
        Ensure(existing.Where(name => DuckDbLibrary.Find(name) is not null));
    }

    /// <summary>The tool's schema is new: a search of DuckDB's catalog, which takes 10 ms, would find nothing.</summary>
    public void Begin() => made = [];

    public void TransactionStarted() => madeBefore = made is null ? [] : [.. made];

    /// <summary>What the transaction has made is gone with it.</summary>
    public void TransactionRolledBack() => made = made is null ? null : madeBefore;

    private HashSet<string> Existing() =>
        isReadOnly
            ? []
            : read(
                    $"SELECT DISTINCT function_name FROM duckdb_functions() WHERE schema_name = {LiteralRewrites.Quote(toolSchema)}"
                )
                .Select(row => (string)row[0]!)
                .ToHashSet(StringComparer.Ordinal);

    private void Make(string name)
    {
        var macro = DuckDbLibrary.Find(name) ?? throw new InvalidOperationException($"the library has no macro {name}");
        made!.Add(name);
        foreach (var called in DuckDbLibrary.CalledBy(macro))
        {
            if (!made.Contains(called))
            {
                Make(called);
            }
        }

        var definition = macro.Definition.Trim().Replace("{lib}.", Prefix, StringComparison.Ordinal);
        var head = isReadOnly
            ? $"CREATE OR REPLACE TEMP MACRO {TemporaryPrefix}"
            : $"CREATE OR REPLACE MACRO {quotedSchema}.";
        send(head + definition);
    }
}
