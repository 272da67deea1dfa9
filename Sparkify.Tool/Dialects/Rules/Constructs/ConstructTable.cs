using System.Runtime.InteropServices;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>Constructs by the text of the token they are looked up by, in their order.</summary>
internal sealed class ConstructTable
{
    private readonly Dictionary<string, List<Construct>> byKey = new(StringComparer.OrdinalIgnoreCase);

    public ConstructTable(IEnumerable<Construct> constructs)
    {
        foreach (var construct in constructs)
        {
            foreach (var key in construct.Keys)
            {
                if (!byKey.TryGetValue(key, out var found))
                {
                    byKey.Add(key, found = []);
                }

                found.Add(construct);
            }
        }
    }

    public IEnumerable<string> Rules => byKey.Values.SelectMany(found => found).Select(construct => construct.Rule);

    public ReadOnlySpan<Construct> Find(string token) => CollectionsMarshal.AsSpan(byKey.GetValueOrDefault(token));
}
