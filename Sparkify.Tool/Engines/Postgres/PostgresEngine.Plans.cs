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
        switch (StatementClassifier.Classify(statement))
        {
            case StatementKind.Select:
            case StatementKind.Insert:
            case StatementKind.Update:
            case StatementKind.Delete:
            case StatementKind.Merge:
            case StatementKind.Truncate:
            case StatementKind.CreateSchema:
                return PostgresDialect.Translate(statement, catalog).Text.Text;
            case StatementKind.CreateTable:
                return CreateText(CreateTableParser.Parse(statement).Resolve(findTable));
            case StatementKind.CreateTableAs
                when statement.Verb == "create" && CreateTableParser.Parse(statement) is { Query: { } query } create:
                var translation = PostgresDialect.Translate(statement.From(query.FirstToken), catalog);
                return CreateAsText(create.Definition, query.Columns ?? QueryTypes.Names(translation.Output))
                    + translation.Text.Text;
            default:
                return statement.ToString();
        }
    }
}
