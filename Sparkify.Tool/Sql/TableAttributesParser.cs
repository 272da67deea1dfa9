using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>[BACKUP …] [DISTSTYLE …] [DISTKEY (…)] [… SORTKEY …] [ENCODE AUTO], in any order, each at most once.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
internal sealed class TableAttributesParser(TokenCursor cursor)
{
    private TableAttributes attributes = new();

    /// <summary>What the columns say: DISTKEY and SORTKEY behind a column; the index is that of the column's first token.</summary>
    public void AddColumn(ColumnElement element, int first)
    {
        var token = cursor.Statement.Tokens[first];
        if (element.IsDistributionKey)
        {
            SetDistributionKey(element.Column.Name, token, cursor.Statement.SpanOf(token));
        }

        if (element.IsSortKey)
        {
            SetSort(SortStyle.Compound, [element.Column.Name], token, cursor.Statement.SpanOf(token));
        }
    }

    /// <exception cref="SparkifyException">an attribute is given twice or is not one of Redshift's</exception>
    public TableAttributes Parse()
    {
        while (!cursor.AtEnd && !cursor.At("as"))
        {
            UnsupportedDdl.RefuseAttribute(cursor);
            if (!TakeBackup() && !TakeDistribution() && !TakeSort() && !TakeEncode())
            {
                throw cursor.Expected("BACKUP, DISTSTYLE, DISTKEY, SORTKEY, ENCODE AUTO or the end of the statement");
            }
        }

        if (attributes is { DistributionKey: not null, Distribution: null })
        {
            attributes = attributes with { Distribution = DistributionStyle.Key };
        }

        return attributes;
    }

    private bool TakeBackup()
    {
        if (cursor.Current is not { } token || !cursor.Take("backup"))
        {
            return false;
        }

        Once(attributes.Backup is null, "BACKUP", token);
        var backup =
            cursor.Take("yes") ? true
            : cursor.Take("no") ? false
            : throw cursor.Expected("YES or NO");
        attributes = attributes with { Backup = backup };
        return true;
    }

    private bool TakeDistribution()
    {
        var first = cursor.Index;
        var token = cursor.Current!.Value;
        if (cursor.Take("diststyle"))
        {
            Once(attributes.Distribution is null, "DISTSTYLE", token);
            var style = ExpectStyle(cursor);
            attributes = attributes with { Distribution = style, DistributionSpan = cursor.SpanFrom(first) };
            return true;
        }

        if (cursor.Take("distkey"))
        {
            cursor.Expect(SqlTokenKind.OpenParen, "(");
            var column = cursor.ExpectIdentifier("a column name").IdentifierName;
            cursor.Expect(SqlTokenKind.CloseParen, ") after the one DISTKEY column");
            SetDistributionKey(column, token, cursor.SpanFrom(first));
            return true;
        }

        return false;
    }

    public static DistributionStyle ExpectStyle(TokenCursor cursor)
    {
        foreach (var style in Enum.GetValues<DistributionStyle>())
        {
            if (cursor.Take(style.ToString()))
            {
                return style;
            }
        }

        throw cursor.Expected("AUTO, EVEN, KEY or ALL");
    }

    private void SetDistributionKey(string column, SqlToken token, SourceSpan span)
    {
        Once(attributes.DistributionKey is null, "DISTKEY", token);
        attributes = attributes with { DistributionKey = column, DistributionSpan = span };
    }

    private bool TakeSort()
    {
        var first = cursor.Index;
        var token = cursor.Current!.Value;
        var style = cursor.Take("interleaved") ? SortStyle.Interleaved : SortStyle.Compound;
        var isStyled = style == SortStyle.Interleaved || cursor.Take("compound");
        if (!cursor.Take("sortkey"))
        {
            return isStyled ? throw cursor.Expected("SORTKEY") : false;
        }

        if (!isStyled && cursor.Take("auto"))
        {
            SetSort(SortStyle.Auto, [], token, cursor.SpanFrom(first));
            return true;
        }

        var columns = cursor.ExpectNameList("a column name");
        SetSort(style, columns, token, cursor.SpanFrom(first));
        return true;
    }

    private void SetSort(SortStyle style, IReadOnlyList<string> columns, SqlToken token, SourceSpan span)
    {
        if (attributes.Sort is not null)
        {
            throw cursor.Error(
                "the sort key is given twice",
                token,
                "several columns stand in one list: SORTKEY (a, b)"
            );
        }

        attributes = attributes with { Sort = style, SortKeys = columns, SortSpan = span };
    }

    private bool TakeEncode()
    {
        if (cursor.Current is not { } token || !cursor.Take("encode"))
        {
            return false;
        }

        if (!cursor.Take("auto"))
        {
            throw cursor.Expected("AUTO: an encoding stands behind its column");
        }

        Once(!attributes.EncodeAuto, "ENCODE AUTO", token);
        attributes = attributes with { EncodeAuto = true };
        return true;
    }

    private void Once(bool isFirst, string what, SqlToken token)
    {
        if (!isFirst)
        {
            throw cursor.Error($"{what} is given twice", token);
        }
    }
}
