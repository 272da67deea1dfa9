using DuckDB.NET.Data;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.DuckDb;

internal sealed partial class DuckDbEngine
{
    private StatementResult Unload(SqlStatement statement, CancellationToken cancellationToken)
    {
        var unload = UnloadParser.Parse(statement);
        if (UnsupportedSql.Find(unload.Query) is { } unsupported)
        {
            throw unsupported;
        }

        var types = TypesOf(unload.Query);
        using var query = Query(unload.Query, cancellationToken);
        return UnloadStatements.Run(unload, query, types, target, cancellationToken);
    }

    /// <summary>Empty where the query is not valid, which running it will say better.</summary>
    private List<ColumnType> TypesOf(SqlStatement query)
    {
        var translation = Translate(query);
        try
        {
            return ReadRows($"DESCRIBE {translation.Text.Text}").ConvertAll(row => DuckDbTypes.Parse((string)row[1]!));
        }
        catch (DuckDBException)
        {
            return [];
        }
    }
}
