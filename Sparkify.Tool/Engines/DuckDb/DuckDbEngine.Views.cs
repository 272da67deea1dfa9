using DuckDB.NET.Data;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>DuckDB lets views lose what they are made of; Redshift refuses that, or drops them too.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_DROP_TABLE.html"/>
internal sealed partial class DuckDbEngine
{
    /// <summary>Makes a change that takes something away: that which Redshift names so.</summary>
    /// <exception cref="SparkifyException">a view cannot do without, and CASCADE is not written</exception>
    private void Drop(TableDefinition table, (string Name, SourceSpan Span) what, bool isCascade, Action change)
    {
        var broken = ViewsBrokenBy(table, change);
        if (broken.Count > 0 && !isCascade)
        {
            throw new SparkifyException($"cannot drop {what.Name} because other objects depend on it")
            {
                Code = "2BP01",
                Span = what.Span,
                Details = [.. broken.Select(view => $"view {view} depends on it")],
                Hint = "drop the views first, or add CASCADE to drop them too",
            };
        }

        foreach (var view in broken)
        {
            Send($"DROP VIEW {catalog.Stored(view, isTemporary: false)}");
        }
    }

    /// <summary>On Redshift a view goes with the table or column that is renamed; DuckDB's keep the old name.</summary>
    private void RenameUnderViews(TableDefinition table, SourceSpan span, Action change)
    {
        if (ViewsBrokenBy(table, change) is [var view, ..])
        {
            throw new SparkifyException($"RENAME under view \"{view}\" is not supported by the duckdb engine")
            {
                Code = "0A000",
                Span = span,
                Hint = "drop the view before, and create it again after",
            };
        }
    }

    private List<QualifiedName> ViewsBrokenBy(TableDefinition table, Action change)
    {
        var views = table.IsTemporary ? [] : FindViews(table.Name.Name).Where(IsWhole).ToList();
        change();
        return [.. views.Where(view => !IsWhole(view))];
    }

    /// <summary>Views whose text holds the name, of a table or whatever else, and the views on them.</summary>
    private List<QualifiedName> FindViews(string name)
    {
        var views = ReadRows(
            "SELECT schema_name, view_name, sql FROM duckdb_views() WHERE NOT internal AND NOT temporary"
        );
        var names = new List<string> { name };
        var found = new List<QualifiedName>();
        for (var i = 0; i < names.Count; i++)
        {
            foreach (var row in views)
            {
                var view = new QualifiedName(
                    (string)row[0]! == "main" ? QualifiedName.DefaultSchema : (string)row[0]!,
                    (string)row[1]!
                );
                if (!found.Contains(view) && ((string)row[2]!).Contains(names[i], StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(view);
                    names.Add(view.Name);
                }
            }
        }

        return found;
    }

    private bool IsWhole(QualifiedName view)
    {
        try
        {
            ReadRows($"DESCRIBE {catalog.Stored(view, isTemporary: false)}");
            return true;
        }
        catch (DuckDBException)
        {
            return false;
        }
    }
}
