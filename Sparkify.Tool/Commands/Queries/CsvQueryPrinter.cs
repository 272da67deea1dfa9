using System.Buffers;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Commands.Queries;

/// <summary>The last statement's rows as RFC 4180 with a header line and \n line ends; NULL is nothing, the empty string is "".</summary>
internal sealed class CsvQueryPrinter(TextWriter output) : QueryPrinter
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    public override void Print(SqlStatement statement, StatementResult result, bool isLast)
    {
        if (!isLast)
        {
            Drain(result);
        }
        else if (result.Columns is { } columns)
        {
            WriteLine([.. columns.Select(c => c.Name)]);
            foreach (var row in result.Rows)
            {
                WriteLine(row);
            }
        }
    }

    private void WriteLine(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                output.Write(',');
            }

            WriteField(RedshiftText.Format(values[i]));
        }

        output.Write('\n');
    }

    private void WriteField(string? text)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > 0 && !text.AsSpan().ContainsAny(Special))
        {
            output.Write(text);
            return;
        }

        output.Write('"');
        output.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        output.Write('"');
    }
}
