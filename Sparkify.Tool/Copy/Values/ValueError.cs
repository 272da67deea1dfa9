namespace Sparkify.Tool.Copy.Values;

/// <summary>Why a value is not one of its column's. Position: 0-based byte in the field.</summary>
internal sealed record ValueError(int Code, string Reason, int Position = 0)
{
    /// <summary>The reason without any of the value.</summary>
    public string ReasonWithoutValue { get; init; } = Reason;
}
