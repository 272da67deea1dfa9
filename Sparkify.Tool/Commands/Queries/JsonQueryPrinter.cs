using System.Text.Json;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Queries;

/// <summary>One document with every result. Numbers and booleans are JSON's own, other values are Redshift's text.</summary>
internal sealed class JsonQueryPrinter : QueryPrinter
{
    private readonly JsonResult document;
    private readonly Utf8JsonWriter writer;
    private int depthOfResults;

    public JsonQueryPrinter(TextWriter output)
    {
        document = new JsonResult(output);
        writer = document.Writer;
        writer.WriteStartArray("results");
        depthOfResults = writer.CurrentDepth;
    }

    public override void Print(SqlStatement statement, StatementResult result, bool isLast)
    {
        writer.WriteStartObject();
        writer.WriteString("statement", StatementTag.Of(statement));
        if (result.Columns is { } columns)
        {
            WriteColumns(columns);
            WriteRows(result.Rows);
        }
        else
        {
            writer.WriteNumber("rowCount", result.AffectedRowCount);
        }

        writer.WriteEndObject();
    }

    public override void End(SparkifyException? error)
    {
        // An error in the middle of a result leaves its object and its rows open.
        while (writer.CurrentDepth > depthOfResults)
        {
            CloseInnermost();
        }

        writer.WriteEndArray();
        if (error is not null)
        {
            JsonResult.WriteError(writer, error);
        }

        document.End();
    }

    public override void Dispose() => document.Dispose();

    private void CloseInnermost()
    {
        if ((writer.CurrentDepth - depthOfResults) % 2 == 1)
        {
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteEndArray();
        }
    }

    private void WriteColumns(IReadOnlyList<ResultColumn> columns)
    {
        writer.WriteStartArray("columns");
        foreach (var column in columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("type", column.Type);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteRows(IEnumerable<object?[]> rows)
    {
        writer.WriteStartArray("rows");
        foreach (var row in rows)
        {
            writer.WriteStartArray();
            foreach (var value in row)
            {
                WriteValue(value);
            }

            writer.WriteEndArray();
            document.FlushIfLarge();
        }

        writer.WriteEndArray();
    }

    private void WriteValue(object? value)
    {
        var text = RedshiftText.Format(value);
        switch (value)
        {
            case null or DBNull:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number when !double.IsFinite(number):
            case float single when !float.IsFinite(single):
                writer.WriteStringValue(text);
                break;
            case sbyte
            or byte
            or short
            or ushort
            or int
            or uint
            or long
            or ulong
            or decimal
            or Int128
            or double
            or float:
                writer.WriteRawValue(text!);
                break;
            default:
                writer.WriteStringValue(text);
                break;
        }
    }
}
