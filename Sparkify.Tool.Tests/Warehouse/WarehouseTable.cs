namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>
/// A table's rows as text, sorted by all columns, so that two tables with the same rows are equal. Values as Redshift prints them:
/// null for NULL, timestamps without trailing zeros of the fraction, doubles with 15 significant digits.
/// </summary>
internal sealed class WarehouseTable(string name, IReadOnlyList<string> columns, IEnumerable<string?[]> rows)
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Columns { get; } = columns;

    public IReadOnlyList<string?[]> Rows { get; } = [.. rows.Order(RowComparer)];

    private static Comparer<string?[]> RowComparer { get; } = Comparer<string?[]>.Create(CompareRows);

    /// <summary>Up to ten rows that only one of the two tables has; empty when they are equal.</summary>
    public IReadOnlyList<string> DifferencesTo(WarehouseTable actual)
    {
        var differences = new List<string>();
        var (expectedIndex, actualIndex) = (0, 0);
        while (differences.Count < 10 && (expectedIndex < Rows.Count || actualIndex < actual.Rows.Count))
        {
            var order =
                expectedIndex == Rows.Count ? 1
                : actualIndex == actual.Rows.Count ? -1
                : CompareRows(Rows[expectedIndex], actual.Rows[actualIndex]);
            if (order < 0)
            {
                differences.Add($"{Name}: missing {Show(Rows[expectedIndex])}");
            }
            else if (order > 0)
            {
                differences.Add($"{Name}: surplus {Show(actual.Rows[actualIndex])}");
            }

            expectedIndex += order <= 0 ? 1 : 0;
            actualIndex += order >= 0 ? 1 : 0;
        }

        return differences;
    }

    private static int CompareRows(string?[] left, string?[] right)
    {
        if (left.Length != right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        for (var index = 0; index < left.Length; index++)
        {
            var order = string.CompareOrdinal(left[index], right[index]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static string Show(string?[] row) =>
        string.Join(" | ", row.Select(value => value is null ? "NULL" : $"'{value}'"));
}
