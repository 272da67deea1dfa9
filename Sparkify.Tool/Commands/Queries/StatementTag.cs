using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Commands.Queries;

/// <summary>What psql answers to a statement that gives no rows: <c>CREATE TABLE</c>, <c>INSERT</c>, <c>BEGIN</c>.</summary>
internal static class StatementTag
{
    public static string Of(SqlStatement statement)
    {
        var verb = statement.Verb.ToUpperInvariant();
        return verb is "CREATE" or "ALTER" or "DROP" && ObjectKind(statement) is { } kind ? $"{verb} {kind}" : verb;
    }

    /// <summary>Whether the statement's answer is a number of rows.</summary>
    public static bool CountsRows(SqlStatement statement) =>
        statement.Verb is "insert" or "update" or "delete" or "merge" or "copy" or "unload" or "select" or "with";

    private static string? ObjectKind(SqlStatement statement)
    {
        foreach (var token in statement.Tokens.Skip(1))
        {
            switch (token.Text.ToLowerInvariant())
            {
                case "or" or "replace" or "temp" or "temporary" or "local" or "global":
                    continue;
                case "materialized":
                    return "MATERIALIZED VIEW";
                case "external":
                    continue;
                default:
                    return token.Text.ToUpperInvariant();
            }
        }

        return null;
    }
}
