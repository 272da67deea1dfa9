using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Commands.Queries;

/// <summary>Every result in one document. Numbers and booleans are JSON's own, other values are Redshift's text.</summary>
internal sealed class JsonQueryPrinter : QueryPrinter
{
    private readonly JsonResult document;

    public JsonQueryPrinter(JsonResult document)
    {
        this.document = document;
        document.StartArray("results");
    }

    public override void Print(SqlStatement statement, StatementResult result, bool isLast)
    {
        document.StartObject();
        document.Writer.WriteString("statement", StatementTag.Of(statement));
        if (result.Columns is { } columns)
        {
            WriteColumns(columns);
            WriteRows(result.Rows);
        }
        else
        {
            document.Writer.WriteNumber("rowCount", result.AffectedRowCount);
        }

        document.EndInnermost();
    }

    private void WriteColumns(IReadOnlyList<ResultColumn> columns)
    {
        document.StartArray("columns");
        foreach (var column in columns)
        {
            document.StartObject();
            document.Writer.WriteString("name", column.Name);
            document.Writer.WriteString("type", column.Type);
            document.EndInnermost();
        }

        document.EndInnermost();
    }

    private void WriteRows(IEnumerable<object?[]> rows)
    {
        document.StartArray("rows");
        foreach (var row in rows)
        {
            document.StartArray();
            foreach (var value in row)
            {
                WriteValue(value);
            }

            document.EndInnermost();
            document.FlushIfLarge();
        }

        document.EndInnermost();
    }

    private void WriteValue(object? value)
    {
        var text = RedshiftText.Format(value);
        switch (value)
        {
            case bool flag:
                document.Writer.WriteBooleanValue(flag);
                break;
            case double number when !double.IsFinite(number):
            case float single when !float.IsFinite(single):
                document.Writer.WriteStringValue(text);
                break;
            case short or int or long or decimal or System.Numerics.BigInteger or double or float:
                document.Writer.WriteRawValue(text!);
                break;
            default:
                document.Writer.WriteStringValue(text);
                break;
        }
    }
}
