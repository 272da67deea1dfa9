using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>What ALTER TABLE APPEND asks of its two tables.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE_APPEND.html"/>
internal static class AppendRules
{
    /// <summary>The columns that move, in the target's order.</summary>
    /// <exception cref="SparkifyException">Redshift refuses to append the source to the target</exception>
    public static IReadOnlyList<string> Columns(
        TableDefinition target,
        TableDefinition source,
        AlterTableAction.Append append
    )
    {
        CheckTables(target, source, append.Span);
        var moved = target.Columns.Where(c => source.FindColumn(c.Name) is not null).ToList();
        foreach (var column in moved)
        {
            CheckColumn(column, source.FindColumn(column.Name)!, append.Span);
        }

        if (!append.IgnoreExtra && source.Columns.FirstOrDefault(c => target.FindColumn(c.Name) is null) is { } extra)
        {
            throw Refused(
                $"column \"{extra.Name}\" of the source does not exist in the target",
                append.Span,
                append.FillTarget ? "FILLTARGET and IGNOREEXTRA cannot be used together" : "add IGNOREEXTRA"
            );
        }

        if (!append.FillTarget && target.Columns.FirstOrDefault(c => source.FindColumn(c.Name) is null) is { } missing)
        {
            throw Refused(
                $"column \"{missing.Name}\" of the target does not exist in the source",
                append.Span,
                append.IgnoreExtra ? "FILLTARGET and IGNOREEXTRA cannot be used together" : "add FILLTARGET"
            );
        }

        return moved.Count > 0
            ? [.. moved.Select(c => c.Name)]
            : throw Refused("the tables have no column in common", append.Span);
    }

    private static void CheckTables(TableDefinition target, TableDefinition source, SourceSpan span)
    {
        if (target.Name.Name == source.Name.Name && target.Name.SchemaOrDefault == source.Name.SchemaOrDefault)
        {
            throw Refused("a table cannot be appended to itself", span);
        }

        if (target.IsTemporary || source.IsTemporary)
        {
            throw Refused("both tables must be permanent", span);
        }

        var (one, other) = (target.Attributes, source.Attributes);
        if (Distribution(one) != Distribution(other) || one.DistributionKey != other.DistributionKey)
        {
            throw Refused("the tables differ in distribution style or key", span);
        }

        if (Sort(one) != Sort(other) || !one.SortKeys.SequenceEqual(other.SortKeys))
        {
            throw Refused("the tables differ in sort style or sort key", span);
        }

        if (HasIdentity(target) && HasIdentity(source))
        {
            throw Refused("both tables have an IDENTITY column", span);
        }
    }

    private static void CheckColumn(ColumnDefinition target, ColumnDefinition source, SourceSpan span)
    {
        var difference =
            target.Identity is { ByDefault: false } || source.Identity is { ByDefault: false } ? "IDENTITY"
            : target.Type != source.Type ? "type or size"
            : (target.Encoding ?? "") != (source.Encoding ?? "") ? "ENCODE"
            : target.NotNull != source.NotNull ? "NOT NULL"
            : null;
        if (difference is not null)
        {
            throw Refused($"column \"{target.Name}\" differs in {difference}", span);
        }
    }

    private static DistributionStyle Distribution(TableAttributes attributes) =>
        attributes.Distribution ?? DistributionStyle.Auto;

    private static SortStyle Sort(TableAttributes attributes) =>
        attributes.Sort is null or SortStyle.Auto ? SortStyle.None : attributes.Sort.Value;

    private static bool HasIdentity(TableDefinition table) =>
        table.Columns.Any(c => c.Identity is { ByDefault: false });

    private static SparkifyException Refused(string why, SourceSpan span, string? hint = null) =>
        SchemaErrors.Invalid($"cannot append: {why}", span, hint);
}
