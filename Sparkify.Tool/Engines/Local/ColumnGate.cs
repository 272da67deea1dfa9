using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>What a column may be on a cluster and not on a local engine: better refused than another result.</summary>
internal static class ColumnGate
{
    /// <exception cref="SparkifyException">a column compares without case</exception>
    public static void Refuse(SqlStatement statement, StatementKind kind, string engine)
    {
        // Parsing is for the few statements that hold the word.
        if (!statement.Tokens.Any(t => t.IsWord("collate")))
        {
            return;
        }

        IEnumerable<ColumnDefinition> columns = kind switch
        {
            StatementKind.CreateTable => CreateTableParser.Parse(statement).Definition.Columns,
            StatementKind.AlterTable => AlterTableParser
                .Parse(statement)
                .Actions.OfType<AlterTableAction.AddColumn>()
                .Select(a => a.Column),
            _ => [],
        };
        if (columns.FirstOrDefault(c => c.CaseInsensitive == true) is { } column)
        {
            throw new SparkifyException($"COLLATE CASE_INSENSITIVE is not supported by the {engine} engine")
            {
                Code = "0A000",
                Span = column.Span,
                Hint = "compare lower(…) on both sides",
            };
        }
    }
}
