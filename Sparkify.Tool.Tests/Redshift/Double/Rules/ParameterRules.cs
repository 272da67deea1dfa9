using System.Globalization;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>Parameters are for SELECT, INSERT, UPDATE, DELETE, and at most 32,767 of them.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_PREPARE.html"/>
/// <seealso href="https://github.com/aws/amazon-redshift-python-driver/issues/165"/>
internal static class ParameterRules
{
    private const int MaxParameterCount = 32767;

    private static readonly string[] Verbs = ["select", "with", "insert", "update", "delete", "declare", "explain"];

    public static ServerError? Judge(Statement statement)
    {
        var highest = 0;
        foreach (var token in statement.Tokens.Where(token => token.Kind == TokenKind.Parameter))
        {
            if (!Verbs.Contains(statement.Verb))
            {
                return new ServerError(ServerError.NoParameter, $"there is no parameter ${token.Value}");
            }

            highest = Math.Max(highest, int.Parse(token.Value, CultureInfo.InvariantCulture));
        }

        return highest > MaxParameterCount
            ? new ServerError(
                ServerError.ProtocolViolation,
                $"the statement has {highest} parameters, a client can send {MaxParameterCount}"
            )
            : null;
    }
}
