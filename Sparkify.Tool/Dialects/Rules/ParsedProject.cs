using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>All scripts of a project, split and parsed as far as there are parsers; what did not parse is kept as its error.</summary>
internal sealed class ParsedProject
{
    private readonly HashSet<string> externalSchemas;
    private readonly Lazy<ILookup<string, LintFinding>> foreign;

    public ParsedProject(IReadOnlyList<ScriptFile> files)
    {
        Scripts = [.. files.Select(ParsedScript.Parse)];
        externalSchemas = [.. Scripts.SelectMany(s => s.Statements).Select(ExternalSchemas.Find).OfType<string>()];
        foreign = new(FindForeign);
    }

    public IReadOnlyList<ParsedScript> Scripts { get; }

    public IEnumerable<ParsedScript> Transforms => Scripts.Where(s => s.File.Kind == ScriptKind.Transform);

    /// <summary>What parsers and constructs found under that rule's name.</summary>
    public IEnumerable<LintFinding> FindingsOf(string rule) => foreign.Value[rule];

    /// <summary>Whether a script of the project makes the schema of that name an external one.</summary>
    public bool IsExternal(QualifiedName name) => name.Schema is { } schema && externalSchemas.Contains(schema);

    private ILookup<string, LintFinding> FindForeign() =>
        Scripts
            .SelectMany(script =>
                script.Statements.SelectMany(s => s.Foreign).Select(error => new ForeignError(script.File, error))
            )
            .ToLookup(f => f.Error.Rule!, f => LintFinding.Of(f.File, f.Error));

    private sealed record ForeignError(ScriptFile File, SparkifyException Error);
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

    /// <summary>Of what holds queries or expressions; null for the rest, and where it does not parse.</summary>
    public StatementNode? Tree { get; private init; }

    public SparkifyException? Error { get; private init; }

    /// <summary>What Redshift lacks of it, each with its rule.</summary>
    public IReadOnlyList<SparkifyException> Foreign { get; private init; } = [];

    /// <summary>The parser's error, unless what Redshift lacks explains it.</summary>
    public SparkifyException? SyntaxError => Foreign.Count == 0 ? Error : null;

    public static ParsedStatement Parse(SqlStatement statement)
    {
        var parsed = new ParsedStatement(statement, StatementClassifier.Classify(statement))
        {
            Foreign = UnsupportedSql.FindAll(statement),
        };
        try
        {
            return ParseKind(parsed);
        }
        catch (SparkifyException error)
        {
            var isNew = error.Rule is not null && parsed.Foreign.All(f => f.Rule != error.Rule);
            return parsed with { Error = error, Foreign = isNew ? [.. parsed.Foreign, error] : parsed.Foreign };
        }
    }

    private static ParsedStatement ParseKind(ParsedStatement parsed)
    {
        var statement = parsed.Statement;
        switch (parsed.Kind)
        {
            case StatementKind.Copy:
                return parsed with { Copy = CopyParser.Parse(statement) };
            case StatementKind.Unload:
                _ = UnloadParser.Parse(statement);
                return parsed;
            case StatementKind.AlterTable or StatementKind.AlterTableAppend when statement.StartsWith("alter", "table"):
                return parsed with { Alter = AlterTableParser.Parse(statement) };
            case StatementKind.DropTable when statement.StartsWith("drop", "table"):
                _ = DropTableParser.Parse(statement);
                return parsed;
            case StatementKind.CreateTable:
            case StatementKind.CreateTableAs when statement.Verb == "create":
                _ = CreateTableParser.Parse(statement);
                return parsed with { Tree = SqlTreeParser.Parse(statement) };
            case StatementKind.Other when parsed.Foreign.Count == 0 && !StatementVerbs.Contains(statement.Verb):
                throw new TokenCursor(statement).Expected("a statement of Redshift");
            case StatementKind.Other when parsed.Foreign.Count == 0 && !StatementVerbs.NamesObject(statement):
                throw new TokenCursor(statement, 1).Expected("something that Redshift can create, alter or drop");
            default:
                return parsed with { Tree = SqlTreeParser.Parse(statement) };
        }
    }
}
