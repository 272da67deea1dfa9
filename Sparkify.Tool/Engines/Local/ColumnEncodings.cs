using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Local;

/// <summary>How Redshift would hold a column of a table: encoding and place in the sort key.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
internal static class ColumnEncodings
{
    /// <summary>What is written, else what Redshift gives a new column of the type.</summary>
    public static string Of(TableDefinition table, ColumnDefinition column)
    {
        if (column.Encoding is { } written)
        {
            return written == "raw" ? "none" : written;
        }

        return table.Attributes.SortKeys.Contains(column.Name) ? "none"
            : column.Type.Kind
                is ColumnKind.Boolean
                    or ColumnKind.Real
                    or ColumnKind.Double
                    or ColumnKind.Geometry
                    or ColumnKind.HllSketch
                ? "none"
            : column.Type.Kind is ColumnKind.Char or ColumnKind.Varchar or ColumnKind.Varbyte ? "lzo"
            : column.Type.Kind is ColumnKind.Super ? "zstd"
            : "az64";
    }

    /// <summary>From 1, in the key's order; every other one of an interleaved key is negative; 0: it is not in the key.</summary>
    public static int SortKeyOf(TableAttributes attributes, string column)
    {
        for (var i = 0; i < attributes.SortKeys.Count; i++)
        {
            if (attributes.SortKeys[i] == column)
            {
                return attributes.Sort == SortStyle.Interleaved && i % 2 == 1 ? -i - 1 : i + 1;
            }
        }

        return 0;
    }
}
