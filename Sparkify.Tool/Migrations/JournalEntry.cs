namespace Sparkify.Tool.Migrations;

internal enum JournalState
{
    /// <summary>A transaction=off script was about to run; without a later entry nobody knows how it ended.</summary>
    Started,
    Applied,

    /// <summary>Taken as applied without having been run.</summary>
    Baseline,

    /// <summary>An edited script's new checksum was accepted.</summary>
    Accepted,

    /// <summary>A deleted script no longer counts.</summary>
    Forgotten,

    /// <summary>A half-run script is to run again.</summary>
    Retry,
}

/// <summary>
/// One row of the journal, which only ever grows: the last entry of a script says how it stands, the earlier ones are its history.
/// RecordedAt: UTC. Reason: given by whoever repaired, otherwise null.
/// </summary>
internal sealed record JournalEntry(string Script, string Checksum, bool IsRepeatable, JournalState State)
{
    public DateTime RecordedAt { get; init; }

    /// <summary>Null, when it is appended: the server is to count it.</summary>
    public TimeSpan? Duration { get; init; } = TimeSpan.Zero;

    public long RowCount { get; init; }

    public string ToolVersion { get; init; } = "";

    public string? Reason { get; init; }
}
