using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Postgres;

internal sealed partial class PostgresEngine
{
    /// <summary>The target's own SET statements.</summary>
    private void SetParameters()
    {
        foreach (var sql in target.Session)
        {
            using var result = Run(SqlStatement.Own(sql), CancellationToken.None);
        }
    }
}
