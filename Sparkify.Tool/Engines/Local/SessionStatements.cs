using System.Globalization;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>SET and RESET of Redshift's parameters and of context variables (a.b). SET LOCAL ends with the transaction.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SET.html"/>
internal sealed class SessionStatements(IEngine engine, Action<string> native)
{
    private readonly Dictionary<string, string> values = [];
    private readonly Dictionary<string, string> local = [];

    public StatementResult? TryRun(SqlStatement statement, StatementKind kind)
    {
        if (kind != StatementKind.Set)
        {
            return null;
        }

        var cursor = new TokenCursor(statement, start: 1);
        if (statement.Verb == "reset")
        {
            Reset(cursor);
        }
        else
        {
            Set(cursor);
        }

        return StatementResult.Count(0);
    }

    /// <summary>Null: no such parameter or variable.</summary>
    public string? Find(string name)
    {
        if (!engine.InTransaction)
        {
            local.Clear();
        }

        return local.GetValueOrDefault(name) ?? values.GetValueOrDefault(name) ?? SessionParameters.Find(name)?.Default;
    }

    private void Reset(TokenCursor cursor)
    {
        if (cursor.Take("all"))
        {
            values.Clear();
            local.Clear();
        }
        else
        {
            var start = cursor.Current;
            var name = ParseName(cursor);
            if (Find(name) is null)
            {
                throw Unknown(name, cursor.Statement.SpanOf(start!.Value));
            }

            values.Remove(name);
            local.Remove(name);
        }

        cursor.ExpectEnd();
    }

    private void Set(TokenCursor cursor)
    {
        var isLocal = cursor.Take("local");
        if (!isLocal && cursor.Take("session"))
        {
            RefuseOther(cursor, "authorization", "characteristics");
        }

        RefuseOther(cursor, "transaction", "role");
        var start = cursor.Current;
        var name = ParseName(cursor);
        if (!cursor.Take("to") && cursor.Current?.IsOperator("=") != true)
        {
            throw cursor.Expected("TO or =");
        }

        if (cursor.Current?.IsOperator("=") == true)
        {
            cursor.Next();
        }

        var first = cursor.Current ?? throw cursor.Expected("a value");
        var value = ParseValue(cursor);
        if (name == "seed")
        {
            SetSeed(cursor, first, value);
            return;
        }

        var parameter = SessionParameters.Find(name);
        if (parameter is null && !name.Contains('.', StringComparison.Ordinal))
        {
            throw Unknown(name, cursor.Statement.SpanOf(start!.Value));
        }

        if (first.IsWord("default"))
        {
            values.Remove(name);
            local.Remove(name);
            return;
        }

        if (parameter?.Values is { } possible && !possible.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            throw new SparkifyException($"SET {name} TO {value} is not supported by the {engine.Name} engine")
            {
                Code = "0A000",
                Span = cursor.Statement.SpanOf(first),
                Hint = $"local engines have {name} = {parameter.Default}",
            };
        }

        (isLocal && engine.InTransaction ? local : values)[name] = value;
        if (!isLocal)
        {
            local.Remove(name);
        }
    }

    private void RefuseOther(TokenCursor cursor, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (cursor.At(word))
            {
                throw new SparkifyException(
                    $"SET {word.ToUpperInvariant()} is not supported by the {engine.Name} engine"
                )
                {
                    Code = "0A000",
                    Span = cursor.Statement.SpanOf(cursor.Current!.Value),
                };
            }
        }
    }

    /// <summary>The numbers of RANDOM are the engine's own, but the same after the same seed.</summary>
    private void SetSeed(TokenCursor cursor, SqlToken first, string value)
    {
        var isNumber = decimal.TryParse(
            value,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var seed
        );
        if (!isNumber || seed is < 0 or > 1)
        {
            throw cursor.Error($"SEED takes a number from 0 to 1, found {value}", first);
        }

        native($"SELECT setseed({seed.ToString(CultureInfo.InvariantCulture)})");
    }

    /// <summary>A parameter, or a variable of two names.</summary>
    private static string ParseName(TokenCursor cursor)
    {
        var name = cursor.ExpectIdentifier("a parameter").IdentifierName;
        return cursor.Take(SqlTokenKind.Dot) ? $"{name}.{cursor.ExpectIdentifier("a variable").IdentifierName}" : name;
    }

    /// <summary>Words, numbers and strings, as of a search path: all up to the end.</summary>
    private static string ParseValue(TokenCursor cursor)
    {
        var parts = new List<string>();
        do
        {
            var text = "";
            while (!cursor.AtEnd && !cursor.At(SqlTokenKind.Comma))
            {
                var token = cursor.Next();
                text += token.Kind switch
                {
                    SqlTokenKind.String => token.StringValue,
                    SqlTokenKind.QuotedIdentifier => token.IdentifierName,
                    _ => token.Text,
                };
            }

            parts.Add(text.Length > 0 || parts.Count > 0 ? text : throw cursor.Expected("a value"));
        } while (cursor.Take(SqlTokenKind.Comma));

        return string.Join(", ", parts);
    }

    private static SparkifyException Unknown(string name, SourceSpan span) =>
        new($"unrecognized configuration parameter \"{name}\"")
        {
            Code = "42704",
            Span = span,
            Hint = NearestName.Find(name, SessionParameters.All.Select(p => p.Name)) is { } near
                ? $"did you mean {near}?"
                : null,
        };
}
