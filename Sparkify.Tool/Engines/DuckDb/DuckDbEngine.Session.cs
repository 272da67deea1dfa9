using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

internal sealed partial class DuckDbEngine
{
    /// <summary>The target's own SET statements.</summary>
    private void SetParameters()
    {
        foreach (var sql in target.Session)
        {
            using var result = Run(SqlStatement.Own(sql), CancellationToken.None);
        }
    }

    private static SparkifyException NotSupported(SqlStatement statement)
    {
        var words = statement.Tokens.Take(2).Select(t => t.Text.ToUpperInvariant());
        return NotSupported(statement, string.Join(' ', words), null);
    }

    private static SparkifyException NotSupported(SqlStatement statement, string construct, string? hint) =>
        new($"{construct} is not supported by the duckdb engine")
        {
            Code = "0A000",
            Span = statement.Start,
            Hint = hint,
        };
}
