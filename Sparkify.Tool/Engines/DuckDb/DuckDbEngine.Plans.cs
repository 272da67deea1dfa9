using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Engines.Local;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>What would be sent, for `plan`; macros that it calls are not made.</summary>
internal sealed partial class DuckDbEngine
{
    public string Translate(SqlStatement statement, Func<QualifiedName, TableDefinition?> findTable)
    {
        var catalog = Translations with { FindTable = findTable };
        return new StatementPreview(
            translated => DuckDbDialect.Translate(translated, catalog),
            table =>
            {
                var columns = table.Columns.Select(column =>
                    StoredColumn(
                        column,
                        static _ => "nextval(…)",
                        c => DuckDbDialect.TranslateDefault(c, catalog).Text.Text
                    )
                );
                return CreateText(table, Stored(table), columns);
            },
            CreateAsText
        ).Of(statement, findTable);
    }
}
