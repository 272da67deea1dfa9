namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>
/// One statement that a client sent: as simple Query or as Parse, Bind and Execute, with its parameters as text. <see cref="Tag"/> is the
/// command tag of the answer, or the SQLSTATE of the error, or nothing as long as it runs or when the connection was dropped before.
/// </summary>
internal sealed record TranscriptEntry(int Session, string Sql, bool IsSimple)
{
    public IReadOnlyList<string?> Parameters { get; init; } = [];

    public string? Tag { get; set; }

    public bool IsError { get; set; }

    /// <summary>The text in one line, in lower case, with single blanks: for predicates.</summary>
    public string Text { get; } =
        string.Join(' ', Sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    public override string ToString()
    {
        var parameters = Parameters.Count == 0 ? "" : $" [{string.Join(", ", Parameters.Select(p => p ?? "NULL"))}]";
        return $"{Session}: {Sql}{parameters} -> {(IsError ? "error " : "")}{Tag ?? "no answer"}";
    }
}

/// <summary>Every statement of every session, in the order in which they came.</summary>
internal sealed class Transcript
{
    private readonly Lock gate = new();
    private readonly List<TranscriptEntry> entries = [];
    private readonly List<(Func<TranscriptEntry, bool> IsMatch, TaskCompletionSource<TranscriptEntry> Seen)> waiters =
    [];

    public IReadOnlyList<TranscriptEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    public IEnumerable<string> Statements => Entries.Select(entry => entry.Sql);

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }

    /// <summary>Ends when such a statement has arrived, be it before or after this call. It may still run then.</summary>
    public Task<TranscriptEntry> WaitFor(Func<TranscriptEntry, bool> isMatch)
    {
        lock (gate)
        {
            if (entries.Find(entry => isMatch(entry)) is { } found)
            {
                return Task.FromResult(found);
            }

            var seen = new TaskCompletionSource<TranscriptEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiters.Add((isMatch, seen));
            return seen.Task;
        }
    }

    public void Add(TranscriptEntry entry)
    {
        lock (gate)
        {
            entries.Add(entry);
            foreach (var waiter in waiters.Where(waiter => waiter.IsMatch(entry)).ToList())
            {
                waiters.Remove(waiter);
                waiter.Seen.TrySetResult(entry);
            }
        }
    }

    public override string ToString() => string.Join('\n', Entries);
}
