using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>All scripts of a project, split and parsed as far as there are parsers; what did not parse is kept as its error.</summary>
internal sealed class ParsedProject
{
    private readonly HashSet<string> externalSchemas;

    public ParsedProject(IReadOnlyList<ScriptFile> files)
    {
        Scripts = [.. files.Select(ParsedScript.Parse)];
        externalSchemas = [.. Scripts.SelectMany(s => s.Statements).Select(ExternalSchemas.Find).OfType<string>()];
    }

    public IReadOnlyList<ParsedScript> Scripts { get; }

    public IEnumerable<ParsedScript> Transforms => Scripts.Where(s => s.File.Kind == ScriptKind.Transform);

    /// <summary>Whether a script of the project makes the schema of that name an external one.</summary>
    public bool IsExternal(QualifiedName name) => name.Schema is { } schema && externalSchemas.Contains(schema);
}

/// <summary>Error: the script does not split into statements.</summary>
internal sealed record ParsedScript(
    ScriptFile File,
    IReadOnlyList<ParsedStatement> Statements,
    SparkifyException? Error
)
{
    public static ParsedScript Parse(ScriptFile file)
    {
        try
        {
            var statements = StatementSplitter.Split(file.Text);
            return new ParsedScript(file, [.. statements.Select(ParsedStatement.Parse)], null);
        }
        catch (SparkifyException error)
        {
            return new ParsedScript(file, [], error);
        }
    }
}

/// <summary>Copy, Alter: the parsed form of these statements. Error: the statement has a parser and does not parse.</summary>
internal sealed record ParsedStatement(SqlStatement Statement, StatementKind Kind)
{
    public CopyStatement? Copy { get; private init; }

    public AlterTableStatement? Alter { get; private init; }

    public SparkifyException? Error { get; private init; }

    public static ParsedStatement Parse(SqlStatement statement)
    {
        var parsed = new ParsedStatement(statement, StatementClassifier.Classify(statement));
        try
        {
            return parsed.Kind switch
            {
                StatementKind.Copy => parsed with { Copy = CopyParser.Parse(statement) },
                StatementKind.Unload => Checked(parsed, UnloadParser.Parse(statement)),
                StatementKind.AlterTable
                or StatementKind.AlterTableAppend when statement.StartsWith("alter", "table") => parsed with
                {
                    Alter = AlterTableParser.Parse(statement),
                },
                StatementKind.DropTable when statement.StartsWith("drop", "table") => Checked(
                    parsed,
                    DropTableParser.Parse(statement)
                ),
                StatementKind.CreateTable => Checked(parsed, CreateTableParser.Parse(statement)),
                StatementKind.CreateTableAs when statement.Verb == "create" => Checked(
                    parsed,
                    CreateTableParser.Parse(statement)
                ),
                StatementKind.Other when !IsKnown(statement) => throw new TokenCursor(statement).Expected(
                    "a statement of Redshift"
                ),
                _ => parsed,
            };
        }
        catch (SparkifyException error)
        {
            return parsed with { Error = error };
        }
    }

    /// <summary>A statement of another database is known too, and refused by a rule that says what Redshift has.</summary>
    private static bool IsKnown(SqlStatement statement) =>
        StatementVerbs.Contains(statement.Verb) || UnsupportedSql.Find(statement) is not null;

    /// <summary>That it parses is all that is asked.</summary>
    private static ParsedStatement Checked(ParsedStatement parsed, object _) => parsed;
}
