using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>MERGE has one WHEN MATCHED, one WHEN NOT MATCHED, no alias of its target, no WITH, and reads nothing of its target.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html"/>
internal static class MergeRules
{
    public static ServerError? Judge(Statement statement)
    {
        if (statement.Verb != "merge")
        {
            return null;
        }

        var (target, next) = statement.NameAt(2);
        var matched = Count(statement, "when", "matched");
        var notMatched = Count(statement, "when", "not", "matched");
        return !statement.HasAt(1, "into") ? Refuse("MERGE without INTO")
            : !statement.HasAt(next, "using") ? Refuse("MERGE with an alias of its target")
            : statement.Has("remove", "duplicates") ? null
            : matched != 1 || notMatched != 1
                ? Refuse($"MERGE with {matched} WHEN MATCHED and {notMatched} WHEN NOT MATCHED")
            : statement.Has("matched", "and") || statement.Has("matched", "by") || statement.Has("do", "nothing")
                ? Refuse("MERGE with conditions of its branches")
            : statement.Has("with") ? Refuse("MERGE with WITH")
            : ReadsTarget(statement, next + 1, target) ? Refuse("MERGE whose source reads its target")
            : null;
    }

    private static ServerError Refuse(string what) => UnsupportedStatements.Refuse(what);

    private static int Count(Statement statement, params string[] words) =>
        Enumerable.Range(0, statement.Tokens.Count).Count(i => statement.HasAt(i, words));

    private static bool ReadsTarget(Statement statement, int source, string target)
    {
        var end = statement.HasAt(source, "(") ? statement.AfterParenthesis(source) : source + 1;
        return Enumerable
            .Range(source, end - source)
            .Any(i =>
                (i == source || statement.Tokens[i - 1].IsAny("from", "join")) && statement.NameAt(i).Name == target
            );
    }
}
