using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Copy;

/// <summary>What the user does not write into a COPY. BufferBytes: of each worker, grown only for records that do not fit.</summary>
internal sealed record CopySettings
{
    public int BufferBytes { get; init; } = 512 << 10;

    /// <summary>Of objects that are far away.</summary>
    public ReadAheadLimits ReadAhead { get; init; } = new();

    /// <summary>How many rejected rows the outcome and the error show; all are counted.</summary>
    public int MaxRejections { get; init; } = 10;

    /// <summary>How many rejected rows are kept for the system views.</summary>
    public int MaxLoggedRejections { get; init; } = 1000;

    /// <summary>Told how far the COPY is, by whichever worker has just read rows, and by one at a time.</summary>
    public IProgress<CopyProgress>? Progress { get; init; }

    /// <summary>False: no text of the data stands in errors.</summary>
    public bool ShowValues { get; init; } = true;

    /// <summary>Text with a NUL character is rejected, for an engine that cannot store it.</summary>
    public bool RefusesNul { get; init; }
}
