using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>The options of schemas that only a cluster has are recorded; one statement may drop several schemas.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_SCHEMA.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_SCHEMA.html"/>
internal sealed class SchemaStatements(
    IEngine engine,
    RecordedObjects objects,
    Func<SqlStatement, CancellationToken, StatementResult> own
)
{
    private const string Kind = "schema";

    public StatementResult? TryRun(SqlStatement statement, StatementKind kind, CancellationToken cancellationToken) =>
        kind switch
        {
            StatementKind.CreateSchema => engine.InOneTransaction(() => Create(statement, cancellationToken)),
            StatementKind.AlterSchema => engine.InOneTransaction(() => Alter(statement)),
            StatementKind.DropSchema when statement.Tokens.Any(t => t.Kind == SqlTokenKind.Comma) =>
                engine.InOneTransaction(() => DropEach(statement, cancellationToken)),
            _ => null,
        };

    /// <summary>CREATE SCHEMA {[IF NOT EXISTS] name [AUTHORIZATION user] | AUTHORIZATION user} [QUOTA {n [MB | GB | TB] | UNLIMITED}]</summary>
    private StatementResult Create(SqlStatement statement, CancellationToken cancellationToken)
    {
        var cursor = new TokenCursor(statement, start: 2);
        var isQuiet = cursor.Take("if", "not", "exists");
        var owner = cursor.Take("authorization") ? cursor.ExpectNewIdentifier("a user name") : (SqlToken?)null;
        var name = owner ?? cursor.ExpectNewIdentifier("a schema name");
        if (owner is null && cursor.Take("authorization"))
        {
            owner = cursor.ExpectIdentifier("a user name");
        }

        var options = owner is { } user ? $"authorization {user.IdentifierName}" : "";
        options += ParseQuota(cursor);
        cursor.ExpectEnd();
        var sql = $"create schema {(isQuiet ? "if not exists " : "")}{SqlNames.Quote(name.IdentifierName)}";
        try
        {
            own(SqlStatement.Own(sql), cancellationToken);
        }
        catch (SparkifyException error) when (error.Code == "42P06")
        {
            throw new SparkifyException(error.Message, error) { Code = error.Code, Span = statement.SpanOf(name) };
        }

        if (options.Length > 0)
        {
            objects.Save(Kind, name.IdentifierName, options.Trim());
        }

        return StatementResult.Count(0);
    }

    /// <summary>OWNER TO and QUOTA are recorded; a new name would have to reach all that is recorded of its tables.</summary>
    private StatementResult Alter(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement, start: 2);
        var name = cursor.ExpectIdentifier("a schema name").IdentifierName;
        if (cursor.At("rename"))
        {
            throw new SparkifyException($"ALTER SCHEMA … RENAME is not supported by the {engine.Name} engine")
            {
                Code = "0A000",
                Span = statement.SpanOf(cursor.Next()),
                Hint = "create the new schema, and its tables in it by INSERT INTO … SELECT",
            };
        }

        var options = cursor.Take("owner", "to")
            ? $"authorization {cursor.ExpectIdentifier("a user name").IdentifierName}"
            : ParseQuota(cursor);
        if (options.Length == 0)
        {
            throw cursor.Expected("OWNER TO, RENAME TO or QUOTA");
        }

        cursor.ExpectEnd();
        objects.Save(Kind, name, options.Trim());
        return StatementResult.Count(0);
    }

    private StatementResult DropEach(SqlStatement statement, CancellationToken cancellationToken)
    {
        var cursor = new TokenCursor(statement, start: 2);
        var ifExists = cursor.Take("if", "exists") ? "if exists " : "";
        var names = new List<SqlToken>();
        do
        {
            names.Add(cursor.ExpectIdentifier("a schema name"));
        } while (cursor.Take(SqlTokenKind.Comma));

        var rest =
            cursor.Take("cascade") ? " cascade"
            : cursor.Take("restrict") ? " restrict"
            : "";
        cursor.ExpectEnd();
        foreach (var name in names)
        {
            engine.Run(
                SqlStatement.Own($"drop schema {ifExists}{SqlNames.Quote(name.IdentifierName)}{rest}"),
                cancellationToken
            );
        }

        return StatementResult.Count(0);
    }

    private static string ParseQuota(TokenCursor cursor)
    {
        if (!cursor.Take("quota"))
        {
            return "";
        }

        if (cursor.Take("unlimited"))
        {
            return " quota unlimited";
        }

        var number = cursor.Expect(SqlTokenKind.Number, "a size or UNLIMITED").Text;
        var unit =
            cursor.Take("gb") ? "gb"
            : cursor.Take("tb") ? "tb"
            : cursor.Take("mb") ? "mb"
            : "mb";
        return $" quota {number} {unit}";
    }
}
