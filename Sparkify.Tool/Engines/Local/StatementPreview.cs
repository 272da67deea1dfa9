using Sparkify.Tool.Dialects;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Local;

/// <summary>What would be sent, for `plan`: the kinds of statements of which the engines send one translation, each with its own texts.</summary>
/// <param name="translate">with the tables as they would be then</param>
/// <param name="createTable">of a table whose LIKE is resolved</param>
/// <param name="createTableAs">what stands before the query; its columns, where their names are known</param>
internal sealed class StatementPreview(
    Func<SqlStatement, Translation> translate,
    Func<TableDefinition, string> createTable,
    Func<TableDefinition, IReadOnlyList<string>?, string> createTableAs
)
{
    public string Of(SqlStatement statement, Func<QualifiedName, TableDefinition?> findTable)
    {
        switch (StatementClassifier.Classify(statement))
        {
            case StatementKind.Select:
            case StatementKind.Insert:
            case StatementKind.Update:
            case StatementKind.Delete:
            case StatementKind.Merge:
            case StatementKind.Truncate:
            case StatementKind.CreateSchema:
                return translate(statement).Text.Text;
            case StatementKind.CreateTable:
                return createTable(CreateTableParser.Parse(statement).Resolve(findTable));
            case StatementKind.CreateTableAs
                when statement.Verb == "create" && CreateTableParser.Parse(statement) is { Query: { } query } create:
                var translation = translate(statement.From(query.FirstToken));
                return createTableAs(create.Definition, query.Columns ?? QueryTypes.Names(translation.Output))
                    + translation.Text.Text;
            default:
                return statement.ToString();
        }
    }
}
