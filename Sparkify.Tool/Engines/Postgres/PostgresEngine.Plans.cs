using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Engines.Local;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>What would be sent, for `plan`; triggers that check the rows of a table come after its CREATE.</summary>
internal sealed partial class PostgresEngine
{
    public string Translate(SqlStatement statement, Func<QualifiedName, TableDefinition?> findTable)
    {
        var catalog = Translations with { FindTable = findTable };
        return new StatementPreview(
            translated => PostgresDialect.Translate(translated, catalog),
            CreateText,
            CreateAsText
        ).Of(statement, findTable);
    }
}
