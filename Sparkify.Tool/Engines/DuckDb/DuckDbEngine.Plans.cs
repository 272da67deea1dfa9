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
        switch (StatementClassifier.Classify(statement))
        {
            case StatementKind.Select:
            case StatementKind.Insert:
            case StatementKind.Update:
            case StatementKind.Delete:
            case StatementKind.Merge:
            case StatementKind.Truncate:
            case StatementKind.CreateSchema:
                return DuckDbDialect.Translate(statement, catalog).Text.Text;
            case StatementKind.CreateTable:
                var table = CreateTableParser.Parse(statement).Resolve(findTable);
                var columns = table.Columns.Select(column =>
                    StoredColumn(
                        column,
                        static _ => "nextval(…)",
                        c => DuckDbDialect.TranslateDefault(c, catalog).Text.Text
                    )
                );
                return CreateText(table, Stored(table), columns);
            case StatementKind.CreateTableAs
                when statement.Verb == "create" && CreateTableParser.Parse(statement) is { Query: { } query } create:
                var translation = DuckDbDialect.Translate(statement.From(query.FirstToken), catalog);
                return CreateAsText(create.Definition, query.Columns ?? QueryTypes.Names(translation.Output))
                    + translation.Text.Text;
            default:
                return statement.ToString();
        }
    }
}
