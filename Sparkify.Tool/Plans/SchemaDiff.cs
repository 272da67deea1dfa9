using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Plans;

/// <summary>What became of the tracked tables and views, by name, as lines that a reviewer reads like a diff of SQL.</summary>
internal sealed class SchemaDiff(SchemaTracker tracker)
{
    private static readonly TableElementPrinter Printer = new(SqlNames.QuoteIfNeeded);

    public static string Print(QualifiedName name) => Printer.PrintName(name);

    public IReadOnlyList<SchemaChange> Find() =>
        [
            .. tracker
                .Objects.Select(Describe)
                .OfType<SchemaChange>()
                .OrderBy(c => c.Name.Schema, StringComparer.Ordinal)
                .ThenBy(c => c.Name.Name, StringComparer.Ordinal)
                .ThenBy(c => c.Sign == '-' ? 0 : 1),
        ];

    private SchemaChange? Describe(TrackedObject tracked)
    {
        var isGone = !tracker.Model.Contains(tracked.Name);
        var now = isGone ? null : tracker.Find(tracked.Name);
        if (isGone)
        {
            var lines = Definition(tracked.Before, tracked.TextBefore).Select(line => $"- {line}");
            return new SchemaChange('-', tracked.Kind, tracked.NameBefore!) { Lines = [.. lines] };
        }

        if (tracked.NameBefore is null)
        {
            var lines = Definition(now, tracked.Text).Select(line => $"+ {line}");
            return new SchemaChange(tracked.IsReplaced ? '~' : '+', tracked.Kind, tracked.Name)
            {
                Lines = [.. lines],
                IsReplaced = tracked.IsReplaced,
            };
        }

        var changes =
            tracked.Before is { } before && now is not null ? FindIn(tracked, before, now)
            : tracked.TextBefore == tracked.Text ? []
            : LineDiff.Find(Definition(null, tracked.TextBefore), Definition(null, tracked.Text));
        var oldName = tracked.NameBefore == tracked.Name ? null : tracked.NameBefore;
        return changes.Count == 0 && oldName is null
            ? null
            : new SchemaChange('~', tracked.Kind, tracked.Name) { OldName = oldName, Lines = changes };
    }

    private static List<string> Definition(TableDefinition? table, string? text) =>
        table is null
            ? [.. (text ?? "").Split('\n').Select(line => line.TrimEnd())]
            :
            [
                .. table.Columns.Select(Printer.PrintColumn),
                .. table.Keys.Select(k => Printer.PrintKey(Qualified(k))),
                .. Printer.PrintAttributes(table.Attributes),
            ];

    private List<string> FindIn(TrackedObject tracked, TableDefinition before, TableDefinition now)
    {
        var lines = new List<string>();
        var kept = now.Columns.Select(c => tracked.ColumnBefore(c.Name)).OfType<string>().ToHashSet();
        lines.AddRange(before.Columns.Where(c => !kept.Contains(c.Name)).Select(c => $"- {Printer.PrintColumn(c)}"));
        foreach (var column in now.Columns)
        {
            lines.AddRange(
                FindIn(column, tracked.ColumnBefore(column.Name) is { } name ? before.FindColumn(name) : null)
            );
        }

        lines.AddRange(FindIn(before.Keys.Select(k => Print(Renamed(k, tracked))), now.Keys.Select(Print)));
        lines.AddRange(
            FindIn(
                Printer.PrintAttributes(Renamed(before.Attributes, tracked)),
                Printer.PrintAttributes(now.Attributes)
            )
        );
        return lines;
    }

    private static IEnumerable<string> FindIn(ColumnDefinition now, ColumnDefinition? before)
    {
        if (before is null)
        {
            yield return $"+ {Printer.PrintColumn(now)}";
            yield break;
        }

        if (before.Name != now.Name)
        {
            yield return $"~ {SqlNames.QuoteIfNeeded(now.Name)}, was {SqlNames.QuoteIfNeeded(before.Name)}";
        }

        var (old, current) = (Printer.PrintColumn(before with { Name = now.Name }), Printer.PrintColumn(now));
        if (old != current)
        {
            yield return $"- {old}";
            yield return $"+ {current}";
        }
    }

    private static IEnumerable<string> FindIn(IEnumerable<string> before, IEnumerable<string> now)
    {
        var (old, current) = (before.ToList(), now.ToList());
        return old.Except(current).Select(line => $"- {line}").Concat(current.Except(old).Select(line => $"+ {line}"));
    }

    /// <summary>Without the name: a rename gives one to keys that had none.</summary>
    private static string Print(TableKey key) => Printer.PrintKey(Qualified(key) with { Name = null });

    private static TableKey Qualified(TableKey key) =>
        key with
        {
            Referenced = key.Referenced is { } name ? new QualifiedName(name.SchemaOrDefault, name.Name) : null,
        };

    private TableKey Renamed(TableKey key, TrackedObject tracked)
    {
        var referenced = key.Referenced is { } name
            ? tracker.Objects.FirstOrDefault(o =>
                o.NameBefore is { } before && before.SchemaOrDefault == name.SchemaOrDefault && before.Name == name.Name
            )
            : null;
        return key with
        {
            Columns = [.. key.Columns.Select(tracked.ColumnNow)],
            Referenced = referenced?.Name ?? key.Referenced,
            ReferencedColumns = referenced is null
                ? key.ReferencedColumns
                : [.. key.ReferencedColumns.Select(referenced.ColumnNow)],
        };
    }

    private static TableAttributes Renamed(TableAttributes attributes, TrackedObject tracked) =>
        attributes with
        {
            DistributionKey = attributes.DistributionKey is { } key ? tracked.ColumnNow(key) : null,
            SortKeys = [.. attributes.SortKeys.Select(tracked.ColumnNow)],
        };
}
