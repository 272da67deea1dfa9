using Sparkify.Tool.Dialects.Rules;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Plans;

/// <summary>Whether a script is applied whole or not at all, and if not, why: its header, and the statements that commit by themselves.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVL_MULTI_STATEMENT_VIOLATIONS.html"/>
internal static class TransactionClass
{
    private const string OffKey = "transaction=off";

    public static IReadOnlyList<ClassReason> FindReasons(ParsedScript script, Func<QualifiedName, bool> isExternal)
    {
        var reasons = new List<ClassReason>();
        if (!script.File.Header.InTransaction)
        {
            reasons.Add(new ClassReason(OffKey, PlaceOfKey(script.File.Source)));
        }

        foreach (var parsed in script.Statements)
        {
            if (parsed.Kind == StatementKind.Truncate)
            {
                reasons.Add(new ClassReason("TRUNCATE commits", parsed.Statement.Start));
            }

            reasons.AddRange(
                TransactionRestriction
                    .All.Where(r => r.Applies(parsed, isExternal))
                    .Select(r => new ClassReason($"{r.Statement} cannot run in a transaction", parsed.Statement.Start))
            );
        }

        return reasons;
    }

    private static SourceSpan PlaceOfKey(SourceText source)
    {
        var offset = source.Content.IndexOf(OffKey, StringComparison.OrdinalIgnoreCase);
        return offset < 0 ? source.Span(0, 0) : source.Span(offset, OffKey.Length);
    }
}
