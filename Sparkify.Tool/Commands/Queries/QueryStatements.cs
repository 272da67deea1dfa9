using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Queries;

internal enum TransactionVerb
{
    Begin,
    Commit,
    Rollback,
}

/// <summary>What a query needs to know of a statement before it is run.</summary>
internal static class QueryStatements
{
    /// <summary>BEGIN, COMMIT, ROLLBACK and their synonyms; null for everything else, ROLLBACK TO SAVEPOINT included.</summary>
    public static TransactionVerb? TransactionVerbOf(SqlStatement statement) =>
        statement.Verb switch
        {
            "begin" => TransactionVerb.Begin,
            "start" when statement.StartsWith("start", "transaction") => TransactionVerb.Begin,
            "commit" or "end" => TransactionVerb.Commit,
            "rollback" or "abort" when !statement.Tokens.Any(t => t.IsWord("to")) => TransactionVerb.Rollback,
            _ => null,
        };

    /// <summary>Whether the statement leaves the database as it is; when in doubt, no.</summary>
    public static bool OnlyReads(SqlStatement statement) =>
        TransactionVerbOf(statement) is not null
        || statement.Verb == "show"
        || StatementClassifier.Classify(statement)
            is StatementKind.Select
                or StatementKind.Explain
                or StatementKind.Set;

    /// <summary>Whether data that was there may be gone afterwards: what a protected target wants --yes for.</summary>
    public static bool Destroys(SqlStatement statement) =>
        statement.Verb is "drop" or "truncate" or "delete" or "update" or "merge" or "alter";

    /// <exception cref="SparkifyException">the statement starts with a backslash</exception>
    public static void RefuseMetaCommand(SqlStatement statement)
    {
        if (statement.Tokens[0].Text.StartsWith('\\'))
        {
            var name = statement.Tokens.Count > 1 ? statement.Tokens[1].Text : "";
            throw new SparkifyException($"\\{name} is a command of psql, and a query takes SQL only")
            {
                Span = statement.Start,
                Hint = "tables stand in information_schema.tables, columns in information_schema.columns",
                ExitCode = ExitCode.Usage,
            };
        }
    }
}
