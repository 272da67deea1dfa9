namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>What a statement's meaning depends on beside its text.</summary>
internal sealed class SessionState(int number, string user)
{
    public int Number => number;

    public string User => user;

    /// <summary>Set by enable_case_sensitive_identifier.</summary>
    public bool KeepsCase { get; set; }

    public long LastCopyId { get; set; } = -1;

    public long LastCopyCount { get; set; }

    public bool InTransaction { get; set; }

    /// <summary>Other statements stand in the same request.</summary>
    public bool IsMultiStatement { get; set; }
}
