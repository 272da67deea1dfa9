using DuckDB.NET.Data;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Engines.Local;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.DuckDb;

internal sealed partial class DuckDbEngine
{
    private StatementResult Unload(SqlStatement statement, CancellationToken cancellationToken)
    {
        var unload = UnloadParser.Parse(statement);
        StatementGate.Refuse(unload.Query, InTransaction);
        var selected = local.Expand(unload.Query);
        var types = TypesOf(selected);
        return copies.RunUnload(() =>
        {
            using var query = Query(selected, cancellationToken);
            return UnloadStatements.Run(unload, query, types, target, cancellationToken);
        });
    }

    /// <summary>Empty where the query is not valid, which running it will say better.</summary>
    private List<ColumnType> TypesOf(SqlStatement query)
    {
        var translation = Translate(query);
        try
        {
            var described = ReadRows($"DESCRIBE {translation.Text.Text}")
                .ConvertAll(row => DuckDbTypes.Parse((string)row[1]!));
            return translation.Output is { } known && known.Count == described.Count
                ? [.. known.Zip(described, QueryTypes.Of)]
                : described;
        }
        catch (DuckDBException)
        {
            return [];
        }
    }
}
