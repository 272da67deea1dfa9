using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Postgres;

internal sealed partial class PostgresEngine
{
    private StatementResult Unload(SqlStatement statement, CancellationToken cancellationToken)
    {
        var unload = UnloadParser.Parse(statement);
        StatementGate.Refuse(unload.Query, InTransaction);
        var selected = local.Expand(unload.Query);
        var known = Translate(selected).Output;
        return copies.RunUnload(() =>
        {
            using var query = Query(selected, cancellationToken);
            var types = query.Columns!.Select((column, i) => known?[i].Type ?? PostgresTypes.Parse(column.Type));
            return UnloadStatements.Run(unload, query, [.. types], target, cancellationToken);
        });
    }
}
