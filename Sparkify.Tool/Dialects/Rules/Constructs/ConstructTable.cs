namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>Constructs by the text of the token they are looked up by, in their order.</summary>
internal sealed class ConstructTable(IEnumerable<Construct> constructs)
{
    private readonly Dictionary<string, Construct[]> byKey = constructs
        .SelectMany(construct => construct.Keys.Select(key => (key, construct)))
        .GroupBy(pair => pair.key, pair => pair.construct, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);

    public ReadOnlySpan<Construct> Find(string token) => byKey.GetValueOrDefault(token);

    public IEnumerable<string> Rules => byKey.Values.SelectMany(found => found).Select(construct => construct.Rule);
}
