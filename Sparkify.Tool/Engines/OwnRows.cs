using System.Globalization;
using System.Text;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines;

/// <summary>Rows for a table of the tool's own. Values: texts, whole numbers, UTC times, null, and what the server counts.</summary>
internal sealed class OwnRows(QualifiedName table, string columns)
{
    private readonly List<object?[]> rows = [];

    /// <summary>Whole milliseconds since the transaction has begun, where statements run later than the client can tell.</summary>
    public static object ElapsedMilliseconds { get; } = new();

    public void Add(params object?[] values) => rows.Add(values);

    /// <summary>One INSERT, with an engine's string literals. Elapsed: its expression for ElapsedMilliseconds, if it runs statements later.</summary>
    public string ToSql(Func<string, string> quote, string? elapsed = null)
    {
        var sql = new StringBuilder(
            $"insert into {SqlNames.Quote(table.SchemaOrDefault)}.{SqlNames.Quote(table.Name)} "
        );
        sql.Append(CultureInfo.InvariantCulture, $"({columns}) values ");
        for (var i = 0; i < rows.Count; i++)
        {
            sql.Append(i == 0 ? "(" : ", (");
            for (var j = 0; j < rows[i].Length; j++)
            {
                sql.Append(j == 0 ? "" : ", ")
                    .Append(rows[i][j] == ElapsedMilliseconds ? elapsed : Literal(rows[i][j], quote));
            }

            sql.Append(')');
        }

        return sql.ToString();
    }

    private static string Literal(object? value, Func<string, string> quote) =>
        value switch
        {
            null => "null",
            string text => quote(text),
            DateTime time =>
                $"cast('{time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}' as timestamp)",
            _ => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        };
}
