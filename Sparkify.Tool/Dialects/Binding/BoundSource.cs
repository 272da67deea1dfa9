using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>A column of a query or source. Type null: not known.</summary>
internal sealed record OutputColumn(string Name, ColumnType? Type)
{
    /// <summary>A string literal or NULL, which takes the type of the column it is inserted into.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>A column of a table as it is: its values are known to fit its type.</summary>
    public bool IsStored { get; init; }
}

/// <summary>A source of FROM as names see it. Columns null: not known. IsTable: a table or view of the database, not a query.</summary>
internal sealed record BoundSource(string? Name, IReadOnlyList<OutputColumn>? Columns)
{
    /// <summary>The schema the table was written or found with; null: it is no table.</summary>
    public string? Schema { get; init; }

    public bool IsTable { get; init; }

    /// <summary>Belongs to the system: leader node functions may read it.</summary>
    public bool IsSystem { get; init; }

    /// <summary>The source is an unnested SUPER value: its name alone stands for that value.</summary>
    public bool IsValue { get; init; }

    public TableSource? Node { get; init; }

    /// <summary>No part of *: LEVEL of a hierarchical query.</summary>
    public bool IsPseudo { get; init; }

    /// <summary>Columns that a join with USING or NATURAL gives once, as those of an earlier source.</summary>
    public IReadOnlyCollection<string> Merged { get; init; } = [];

    /// <summary>Those of * that are this source's.</summary>
    public IEnumerable<OutputColumn> StarColumns => (Columns ?? []).Where(c => !Merged.Contains(c.Name));

    public OutputColumn? Find(string column)
    {
        foreach (var candidate in Columns ?? [])
        {
            if (candidate.Name == column)
            {
                return candidate;
            }
        }

        return null;
    }
}

/// <summary>A source of FROM that unnests a SUPER value. Source: its columns are the value and, where one is asked for, the index or name.</summary>
internal sealed record SuperSource(SqlExpression Path, BoundSource Source, bool IsObject);

/// <summary>The sources of one query level, inside those of the levels around it.</summary>
internal sealed class Scope(Scope? outer)
{
    public Scope? Outer { get; } = outer;

    public List<BoundSource> Sources { get; } = [];

    public Dictionary<string, IReadOnlyList<OutputColumn>?> CommonTables { get; } = new(StringComparer.Ordinal);

    /// <summary>Items of the select list by their alias, as far as they have been read: lateral aliases.</summary>
    public Dictionary<string, SelectItem> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>The sources whose columns * or name.* gives.</summary>
    public IEnumerable<BoundSource> Visible(Star star) =>
        Sources.Where(s => !s.IsPseudo && (star.Qualifier.Count == 0 || s.Name == star.Qualifier[^1].IdentifierName));

    /// <summary>The columns of a common table, of this level or one around it; found false: there is none of that name.</summary>
    public bool TryFindCommonTable(string name, out IReadOnlyList<OutputColumn>? columns)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.CommonTables.TryGetValue(name, out columns))
            {
                return true;
            }
        }

        columns = null;
        return false;
    }
}

/// <summary>What a column reference means. Path: the index of the first of its names that is a step into the SUPER value; their number where there is none.</summary>
internal sealed record BoundColumn(BoundSource Source, OutputColumn Column, int Path)
{
    /// <summary>How many query levels out its source stands.</summary>
    public int Level { get; init; }
}
