using System.Buffers;
using System.Numerics;
using System.Text.Json;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Commands.Queries;

/// <summary>Every result in one document. Numbers and booleans are JSON's own, other values are Redshift's text.</summary>
internal sealed class JsonQueryPrinter : QueryPrinter
{
    private readonly JsonResult document;
    private readonly ArrayBufferWriter<byte> row = new();

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

    /// <summary>A row a line: each is made apart, because the document's own writer would put every value on a line.</summary>
    private void WriteRows(IEnumerable<object?[]> rows)
    {
        using var writer = new Utf8JsonWriter(row, JsonResult.Compact);
        document.StartArray("rows");
        foreach (var values in rows)
        {
            row.ResetWrittenCount();
            row.Write("\n        "u8);
            writer.Reset();
            writer.WriteStartArray();
            foreach (var value in values)
            {
                WriteValue(writer, value);
            }

            writer.WriteEndArray();
            writer.Flush();
            document.Writer.WriteRawValue(row.WrittenSpan, skipInputValidation: true);
            document.FlushIfLarge();
        }

        document.EndInnermost();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        var text = RedshiftText.Format(value);
        switch (value)
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number when !double.IsFinite(number):
            case float single when !float.IsFinite(single):
                writer.WriteStringValue(text);
                break;
            case short or int or long or decimal or BigInteger or double or float:
                writer.WriteRawValue(text!);
                break;
            default:
                writer.WriteStringValue(text);
                break;
        }
    }
}
