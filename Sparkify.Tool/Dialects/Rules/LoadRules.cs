using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>What holds between scripts: rows are written by key, and DDL goes with the schema that earlier scripts leave.</summary>
internal static class LoadRules
{
    public static readonly IReadOnlyList<LintRule> All =
    [
        new(
            "append-only-transform",
            "a table that transforms fill has its older rows deleted, updated or merged",
            "DELETE of the same keys before the INSERT, or MERGE",
            "https://docs.aws.amazon.com/redshift/latest/dg/t_updating-inserting-using-staging-tables-.html"
        )
        {
            Severity = Severity.Warning,
            Find = FindAppendedTables,
        },
        new(
            "schema",
            "DDL goes with the tables that earlier scripts made",
            "what the hint names",
            "https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html"
        )
        {
            Find = FindSchemaErrors,
        },
    ];

    /// <summary>The first statement that fills each table which no transform ever empties, corrects or makes anew.</summary>
    private static IEnumerable<LintFinding> FindAppendedTables(ParsedProject project)
    {
        if (project.Transforms.Any(s => s.Error is not null))
        {
            // What replaces the rows may stand in the script that cannot be read.
            yield break;
        }

        var statements = project.Transforms.SelectMany(s => s.Statements).ToList();
        var kept = statements.SelectMany(ReplacedTables).Select(Full).ToHashSet();
        var reported = new HashSet<QualifiedName>();
        foreach (var script in project.Transforms)
        {
            foreach (var statement in script.Statements)
            {
                var isAppend =
                    statement.Kind is StatementKind.Copy or StatementKind.Insert or StatementKind.AlterTableAppend;
                if (
                    isAppend
                    && StatementTarget.Find(statement.Statement) is { } target
                    && !target.Name.StartsWith('#')
                    && !kept.Contains(Full(target))
                    && reported.Add(Full(target))
                )
                {
                    yield return LintFinding.At(
                        script.File,
                        statement.Statement.Start,
                        $"transforms only append to table \"{target}\": a changed object loaded again leaves its old rows beside the new ones",
                        "DELETE the rows of the same keys before the INSERT, or write MERGE"
                    );
                }
            }
        }
    }

    /// <summary>Tables whose older rows the statement removes or changes, and those that the transforms themselves create.</summary>
    private static IEnumerable<QualifiedName> ReplacedTables(ParsedStatement parsed)
    {
        switch (parsed.Kind)
        {
            case StatementKind.Update:
            case StatementKind.Delete:
            case StatementKind.Merge:
            case StatementKind.Truncate:
                return StatementTarget.Find(parsed.Statement) is { } target ? [target] : [];
            case StatementKind.DropTable when parsed.Error is null && parsed.Statement.StartsWith("drop", "table"):
                return DropTableParser.Parse(parsed.Statement).Names;
            case StatementKind.AlterTableAppend when parsed.Alter?.Action is AlterTableAction.Append append:
                return [append.Source];
            case StatementKind.CreateTable or StatementKind.CreateTableAs:
                return CreatedTable(parsed.Statement);
            default:
                return [];
        }
    }

    private static IEnumerable<QualifiedName> CreatedTable(SqlStatement statement)
    {
        var name = StatementClassifier.FindCreatedTable(statement) ?? StatementClassifier.FindInto(statement) + 1;
        var cursor = new TokenCursor(statement, name ?? statement.Tokens.Count);
        _ = cursor.Take("temporary") || cursor.Take("temp");
        cursor.Take("table");
        return cursor.TakeName() is { } created ? [created] : [];
    }

    private static QualifiedName Full(QualifiedName name) => new(name.SchemaOrDefault, name.Name);

    /// <summary>Tables made elsewhere are none of the project's business, so the model is a partial one.</summary>
    private static IEnumerable<LintFinding> FindSchemaErrors(ParsedProject project)
    {
        var model = SchemaModel.Partial;
        foreach (var script in project.Scripts)
        {
            foreach (var statement in script.Statements.Where(s => s.Error is null && s.Foreign.Count == 0))
            {
                (model, var error) = Apply(model, statement.Statement);
                if (error is not null)
                {
                    yield return LintFinding.Of(script.File, error);
                }
            }
        }
    }

    private static (SchemaModel Model, SparkifyException? Error) Apply(SchemaModel model, SqlStatement statement)
    {
        try
        {
            return (model.Apply(statement), null);
        }
        catch (SparkifyException error)
        {
            return (model, error);
        }
    }
}
