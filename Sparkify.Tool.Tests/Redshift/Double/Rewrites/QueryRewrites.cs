using Sparkify.Tool.Tests.Redshift.Double.Rules;

namespace Sparkify.Tool.Tests.Redshift.Double.Rewrites;

/// <summary>Redshift's words for what PostgreSQL has under another name. Functions of the same form are PostgreSQL functions of their own.</summary>
internal static class QueryRewrites
{
    public static readonly IReadOnlyList<Func<Statement, Statement>> All =
    [
        EscapedTexts,
        SysdateIsAFunction,
        NvlIsCoalesce,
        DatePartsAreTexts,
        ExtractIsAnInteger,
        ServerIdentity,
        DeleteNeedsFrom,
        MinusIsExcept,
        ViewsAreBound,
    ];

    /// <summary>A backslash in a text escapes.</summary>
    private static Statement EscapedTexts(Statement statement) =>
        Each(
            statement,
            (edits, i, token) =>
            {
                var text = statement.Sql[token.Start..token.End];
                if (token.Kind == TokenKind.Text && text[0] == '\'' && text.Contains('\\', StringComparison.Ordinal))
                {
                    edits.Replace(i, $" E{text}");
                }
            }
        );

    private static Statement SysdateIsAFunction(Statement statement) =>
        Each(
            statement,
            (edits, i, token) =>
            {
                if (token.Kind == TokenKind.Word && token.Value == "sysdate")
                {
                    edits.Replace(i, "sysdate()");
                }
            }
        );

    private static Statement NvlIsCoalesce(Statement statement) =>
        Calls(statement, (edits, i, name) => Replace(edits, i, name == "nvl" ? "coalesce" : null));

    private static Statement DatePartsAreTexts(Statement statement) =>
        Calls(
            statement,
            (edits, i, name) =>
            {
                if (name is "dateadd" or "datediff" && statement.Tokens[i + 2].Kind == TokenKind.Word)
                {
                    edits.Replace(i + 2, $"'{statement.Tokens[i + 2].Value}'");
                }
            }
        );

    /// <summary>Of a TIMESTAMP or a DATE.</summary>
    private static Statement ExtractIsAnInteger(Statement statement) =>
        Calls(
            statement,
            (edits, i, name) =>
            {
                if (name == "extract" && statement.HasAt(i + 3, "from"))
                {
                    edits.Replace(i, $"{DatabaseSetup.Schema}.date_part");
                    edits.Replace(i + 2, i + 4, $"'{statement.Tokens[i + 2].Value}',");
                }
            }
        );

    /// <summary>Who the server says it is, and who the client is.</summary>
    private static Statement ServerIdentity(Statement statement) =>
        Each(
            statement,
            (edits, i, token) =>
            {
                if (token.Kind != TokenKind.Word || (i > 0 && statement.Tokens[i - 1].Is(".")))
                {
                    return;
                }

                if (token.Value is "version" or "current_database" && statement.HasAt(i + 1, "(", ")"))
                {
                    edits.Replace(i, $"{DatabaseSetup.Schema}.{token.Value}");
                }
                else if (token.Value is "current_user" or "session_user")
                {
                    edits.Replace(i, $"{DatabaseSetup.Schema}.\"current_user\"()");
                }
            }
        );

    private static Statement DeleteNeedsFrom(Statement statement) =>
        statement.Verb == "delete" && !statement.HasAt(1, "from")
            ? new Edits(statement).InsertBehind(0, " from").Apply()
            : statement;

    private static Statement MinusIsExcept(Statement statement) =>
        Each(
            statement,
            (edits, i, token) =>
            {
                if (token.Kind == TokenKind.Word && token.Value == "minus" && i + 1 < statement.Tokens.Count)
                {
                    Replace(edits, i, statement.Tokens[i + 1].IsAny("select", "(") ? "except" : null);
                }
            }
        );

    /// <summary>A view WITH NO SCHEMA BINDING: PostgreSQL binds it, so its tables must be there.</summary>
    private static Statement ViewsAreBound(Statement statement)
    {
        var binding = statement.IndexOf("with", "no", "schema", "binding");
        return binding < 0 ? statement : new Edits(statement).Remove(binding, binding + 4).Apply();
    }

    private static void Replace(Edits edits, int index, string? text)
    {
        if (text is not null)
        {
            edits.Replace(index, text);
        }
    }

    private static Statement Calls(Statement statement, Action<Edits, int, string> edit) =>
        Each(
            statement,
            (edits, i, token) =>
            {
                if (token.Kind == TokenKind.Word && statement.HasAt(i + 1, "("))
                {
                    edit(edits, i, token.Value);
                }
            }
        );

    private static Statement Each(Statement statement, Action<Edits, int, Token> edit)
    {
        var edits = new Edits(statement);
        for (var i = 0; i < statement.Tokens.Count; i++)
        {
            edit(edits, i, statement.Tokens[i]);
        }

        return edits.Apply();
    }
}
