using System.Globalization;

namespace Sparkify.Tool.Migrations;

/// <summary>How each journaled script stands: the journal folded from its first entry to its last.</summary>
internal sealed class MigrationHistory
{
    private readonly Dictionary<string, JournalEntry> scripts = new(StringComparer.Ordinal);

    public MigrationHistory(IEnumerable<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            Fold(entry);
        }

        foreach (var entry in scripts.Values)
        {
            if (!entry.IsRepeatable && NumberOf(entry.Script) is { } number && !(number <= HighestNumber))
            {
                (HighestVersioned, HighestNumber) = (entry, number);
            }
        }
    }

    /// <summary>One entry a script that counts as run or half-run, with the checksum that was accepted last.</summary>
    public IReadOnlyCollection<JournalEntry> Scripts => scripts.Values;

    public JournalEntry? HighestVersioned { get; }

    /// <summary>Null: no versioned script has run.</summary>
    public long? HighestNumber { get; }

    public JournalEntry? Find(string script) => scripts.GetValueOrDefault(script);

    /// <summary>The leading digits of a script's name.</summary>
    public static long? NumberOf(string script)
    {
        var digits = script.AsSpan(0, script.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : 0);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private void Fold(JournalEntry entry)
    {
        switch (entry.State)
        {
            case JournalState.Forgotten or JournalState.Retry:
                scripts.Remove(entry.Script);
                break;
            case JournalState.Accepted when scripts.TryGetValue(entry.Script, out var run):
                scripts[entry.Script] = run with
                {
                    Checksum = entry.Checksum,
                    IsRepeatable = entry.IsRepeatable,
                    Reason = entry.Reason,
                };
                break;
            default:
                scripts[entry.Script] = entry;
                break;
        }
    }
}
