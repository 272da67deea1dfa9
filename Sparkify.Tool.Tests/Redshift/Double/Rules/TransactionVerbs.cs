namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_BEGIN.html"/>
internal static class TransactionVerbs
{
    public static bool Begins(Statement statement) => statement.Verb is "begin" or "start";

    public static bool Commits(Statement statement) => statement.Verb is "commit" or "end";

    public static bool RollsBack(Statement statement) => statement.Verb is "rollback" or "abort";

    public static bool Ends(Statement statement) => Commits(statement) || RollsBack(statement);
}
