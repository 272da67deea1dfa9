namespace Sparkify.Tool.Migrations;

/// <summary>The words that stand in the journal's column <c>state</c>; they are stored, so they never change.</summary>
internal static class JournalStates
{
    public static string ToText(JournalState state) =>
        state switch
        {
            JournalState.Started => "started",
            JournalState.Applied => "applied",
            JournalState.Baseline => "baseline",
            JournalState.Accepted => "accepted",
            JournalState.Forgotten => "forgotten",
            JournalState.Retry => "retry",
            _ => throw new InvalidOperationException($"no text for {state}"),
        };

    public static JournalState? Parse(string text) =>
        text switch
        {
            "started" => JournalState.Started,
            "applied" => JournalState.Applied,
            "baseline" => JournalState.Baseline,
            "accepted" => JournalState.Accepted,
            "forgotten" => JournalState.Forgotten,
            "retry" => JournalState.Retry,
            _ => null,
        };
}
