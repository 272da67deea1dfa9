using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>Foreign keys: they must name a key of the other table, follow its renames and go when it goes.</summary>
internal sealed partial class SchemaModel
{
    /// <summary>Tables of unknown columns may have any key; those of a partial model may be there without being known.</summary>
    private void CheckReference(TableKey key, SourceSpan place)
    {
        var isUnknown = key.Referenced is { } name && Find(name) is null && (Contains(name) || !isWhole);
        if (!isUnknown)
        {
            TableReferences.Check(key, Find, place);
        }
    }

    private bool RefersTo(TableKey key, QualifiedName place) =>
        key.Referenced is { } name && Order.Compare(KeyOf(name), place) == 0;

    /// <summary>Every foreign key to that table, in any table, changed.</summary>
    private SchemaModel MapReferences(QualifiedName place, Func<TableKey, TableKey> change)
    {
        var changed = entries;
        foreach (var (name, table) in entries)
        {
            if (table?.Keys.Any(k => RefersTo(k, place)) == true)
            {
                changed = changed.SetItem(
                    name,
                    table with
                    {
                        Keys = [.. table.Keys.Select(k => RefersTo(k, place) ? change(k) : k)],
                    }
                );
            }
        }

        return new SchemaModel(changed, isWhole);
    }

    /// <summary>Foreign keys of other tables that would refer to nothing: gone with CASCADE, an error without.</summary>
    private SchemaModel ReleaseKeys(QualifiedName place, bool cascade, SourceSpan span, Func<TableKey, bool> concerns)
    {
        var changed = entries;
        foreach (var (name, table) in entries)
        {
            if (table is null || Order.Compare(name, place) == 0)
            {
                continue;
            }

            var kept = table.Keys.Where(k => !RefersTo(k, place) || !concerns(k)).ToList();
            if (kept.Count == table.Keys.Count)
            {
                continue;
            }

            changed = cascade
                ? changed.SetItem(name, table with { Keys = kept })
                : throw new SparkifyException(
                    $"cannot drop {place}: a foreign key of table \"{table.Name}\" refers to it"
                )
                {
                    Span = span,
                    Code = "2BP01",
                    Hint = "drop that constraint first, or use CASCADE",
                };
        }

        return new SchemaModel(changed, isWhole);
    }
}
