using Sparkify.Tool.Checks;
using Sparkify.Tool.Copy;

namespace Sparkify.Tool.Loads;

/// <summary>Progress of a load; Copying may come from any thread.</summary>
internal abstract record LoadEvent
{
    private LoadEvent() { }

    internal sealed record TransformStarted(string Name, int Index, int Count) : LoadEvent;

    internal sealed record Copying(string Name, CopyProgress Progress) : LoadEvent;

    internal sealed record TransformFinished(StepResult Step) : LoadEvent;

    internal sealed record ChecksStarted : LoadEvent;

    internal sealed record ChecksFinished(IReadOnlyList<CheckResult> Results) : LoadEvent;

    internal sealed record Committed : LoadEvent;
}
