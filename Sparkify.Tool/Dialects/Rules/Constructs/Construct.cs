using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>Something that Redshift lacks, by its tokens. Rule: the lint rule about it. Hint: what Redshift has instead.</summary>
internal sealed record Construct(string Rule, string Name, string Pattern, string Hint)
{
    private readonly TokenPattern tokens = new(Pattern);

    public IReadOnlyList<string> Keys => tokens.Keys;

    public bool StandsAt(SqlStatement statement, int index) => tokens.StandsAt(statement.Tokens, index);

    public SparkifyException At(SqlStatement statement, int index) =>
        Refusal.Of(Rule, $"{Name} is not supported by Redshift", statement.SpanOf(statement.Tokens[index]), Hint);
}
