namespace Sparkify.Tool.Sql;

/// <summary>The actions that start with ALTER: columns, distribution, sort key, encoding.</summary>
internal sealed partial class AlterTableParser
{
    private const string NewColumn =
        "add a column as you want it, UPDATE it from the old one, DROP the old one, RENAME the new one";

    private AlterTableAction ParseAlter()
    {
        if (cursor.Take("column"))
        {
            return ParseAlterColumn();
        }

        if (cursor.Take("distkey"))
        {
            return new AlterTableAction.AlterDistribution(DistributionStyle.Key, ExpectColumn());
        }

        if (cursor.Take("diststyle"))
        {
            return ParseDistributionStyle();
        }

        if (cursor.Take("encode"))
        {
            return cursor.Take("auto") ? new AlterTableAction.AlterEncodeAuto() : throw cursor.Expected("AUTO");
        }

        var isCompound = cursor.Take("compound");
        if (!isCompound && cursor.At("interleaved"))
        {
            throw cursor.Unsupported(
                RuleNames.AlterTable,
                "a sort key cannot be altered to INTERLEAVED",
                cursor.Next(),
                "write a COMPOUND SORTKEY, or a new table"
            );
        }

        if (!cursor.Take("sortkey"))
        {
            throw cursor.Expected("COLUMN, DISTKEY, DISTSTYLE, SORTKEY or ENCODE AUTO");
        }

        return !isCompound && cursor.Take("auto") ? new AlterTableAction.AlterSortKey(SortStyle.Auto, [])
            : !isCompound && cursor.Take("none") ? new AlterTableAction.AlterSortKey(SortStyle.None, [])
            : new AlterTableAction.AlterSortKey(SortStyle.Compound, cursor.ExpectNameList("a column name"));
    }

    private AlterTableAction.AlterDistribution ParseDistributionStyle()
    {
        var style = TableAttributesParser.ExpectStyle(cursor);
        if (style != DistributionStyle.Key)
        {
            return new AlterTableAction.AlterDistribution(style, null);
        }

        cursor.Expect("distkey");
        return new AlterTableAction.AlterDistribution(style, ExpectColumn());
    }

    private AlterTableAction ParseAlterColumn()
    {
        var column = ExpectColumn();
        if (cursor.Take("encode"))
        {
            return new AlterTableAction.AlterColumnEncoding(column, ColumnEncodings.Expect(cursor));
        }

        Refuse(RuleNames.AlterColumn, "ALTER COLUMN SET DEFAULT", NewColumn, "set", "default");
        Refuse(RuleNames.AlterColumn, "ALTER COLUMN DROP DEFAULT", NewColumn, "drop", "default");
        Refuse(RuleNames.AlterColumn, "ALTER COLUMN SET NOT NULL", NewColumn, "set", "not", "null");
        Refuse(RuleNames.AlterColumn, "ALTER COLUMN DROP NOT NULL", NewColumn, "drop", "not", "null");
        Refuse(RuleNames.AlterColumn, "ALTER COLUMN SET STATISTICS", "ANALYZE decides by itself", "set", "statistics");
        Refuse(
            RuleNames.AlterColumn,
            "ALTER COLUMN SET STORAGE",
            "Redshift has ALTER COLUMN … ENCODE",
            "set",
            "storage"
        );
        Refuse(
            RuleNames.AlterColumn,
            "ALTER COLUMN ADD GENERATED",
            "an IDENTITY needs a new table",
            "add",
            "generated"
        );
        Refuse(
            RuleNames.AlterColumn,
            "ALTER COLUMN SET DATA TYPE",
            "write ALTER COLUMN … TYPE VARCHAR(n)",
            "set",
            "data",
            "type"
        );
        cursor.Expect("type");
        var token = cursor.Current;
        var type = ColumnTypeParser.Parse(cursor);
        if (type.Kind != ColumnKind.Varchar)
        {
            throw cursor.Unsupported(
                RuleNames.AlterColumn,
                $"ALTER COLUMN TYPE only changes the size of a VARCHAR, found {type}",
                token!.Value,
                NewColumn
            );
        }

        Refuse(RuleNames.AlterColumn, "ALTER COLUMN … USING", NewColumn, "using");
        return new AlterTableAction.AlterColumnType(column, type);
    }
}
