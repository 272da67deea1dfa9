using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Plans;

/// <summary>A statement in a few words: its verb and the table whose rows it changes, else its first line.</summary>
internal static class StatementSummary
{
    private const int MaxLength = 100;

    public static string Of(SqlStatement statement)
    {
        if (StatementTarget.Find(statement) is { } table)
        {
            return $"{WordsOf(statement)} {SchemaDiff.Print(new QualifiedName(table.SchemaOrDefault, table.Name))}";
        }

        var text = SourceSecrets.MaskContent(statement.ToString().Trim());
        var line = text.Split('\n')[0].TrimEnd();
        return line.Length == text.Length && line.Length <= MaxLength ? line
            : line.Length <= MaxLength ? $"{line} …"
            : $"{line[..MaxLength]}…";
    }

    private static string WordsOf(SqlStatement statement) =>
        statement.Verb switch
        {
            "insert" => "insert into",
            "delete" => "delete from",
            "merge" => "merge into",
            "alter" => "alter table append",
            var verb => verb,
        };
}
