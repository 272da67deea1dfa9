using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Plans;

/// <summary>
/// A table or view while statements change it: what it was before the first of them and which of its columns are those of before. Text: the statement that
/// made it, where its columns are not known.
/// </summary>
internal sealed class TrackedObject(string kind, QualifiedName name)
{
    private Dictionary<string, string> columnsBefore = [];

    public string Kind { get; } = kind;

    public QualifiedName Name { get; set; } = name;

    public string? Text { get; set; }

    /// <summary>Null: it was not there.</summary>
    public QualifiedName? NameBefore { get; private set; }

    public TableDefinition? Before { get; private set; }

    public string? TextBefore { get; private set; }

    /// <summary>It was there, nobody knows how.</summary>
    public bool IsReplaced { get; set; }

    /// <summary>What it is now counts as what it was before.</summary>
    public void Settle(TableDefinition? table)
    {
        NameBefore = Name;
        Before = table;
        TextBefore = Text;
        columnsBefore = table?.Columns.ToDictionary(c => c.Name, c => c.Name) ?? [];
    }

    public void Follow(AlterTableAction action)
    {
        switch (action)
        {
            case AlterTableAction.RenameTable rename:
                Name = Name with { Name = rename.Name };
                break;
            case AlterTableAction.RenameColumn rename when columnsBefore.Remove(rename.Name, out var before):
                columnsBefore[rename.NewName] = before;
                break;
            case AlterTableAction.DropColumn drop:
                columnsBefore.Remove(drop.Name);
                break;
        }
    }

    /// <summary>What that column was called; null: it was not there.</summary>
    public string? ColumnBefore(string column) => columnsBefore.GetValueOrDefault(column);

    /// <summary>What a column of before is called now; the same name for one that is gone.</summary>
    public string ColumnNow(string column) =>
        columnsBefore.FirstOrDefault(c => c.Value == column) is { Key: { } now } ? now : column;
}
