using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>What Redshift refuses though PostgreSQL would take it, as its documentation says.</summary>
internal static class RefusalRules
{
    /// <summary>Throws the error that the server would answer.</summary>
    public static void Judge(Statement statement, SessionState state)
    {
        foreach (var rule in Rules)
        {
            if (rule(statement, state) is { } error)
            {
                throw error;
            }
        }
    }

    private static readonly IReadOnlyList<Func<Statement, SessionState, ServerError?>> Rules =
    [
        (statement, _) => UnsupportedStatements.Judge(statement),
        (statement, _) => UnsupportedClauses.Judge(statement),
        (statement, _) => UnsupportedTypes.Judge(statement),
        (statement, _) => UnsupportedFunctions.Judge(statement),
        (statement, _) => LeaderNodeFunctions.Judge(statement),
        (statement, _) => CatalogRules.Judge(statement),
        (statement, _) => ReservedWords.Judge(statement),
        (statement, _) => WindowRules.Judge(statement),
        (statement, _) => ParameterRules.Judge(statement),
        TransactionRules.Judge,
    ];
}
