using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

internal enum ScriptKind
{
    Migration,
    Transform,
    Check,
}

/// <summary>
/// A SQL file of the project. Name: the file name, its identity in the journal. Text: variables resolved, mapped back to the file.
/// Checksum: of the file before variables, line endings and BOM normalised; lower-case hex.
/// </summary>
internal sealed record ScriptFile(ScriptKind Kind, string Name, SourceText Source, MappedText Text, string Checksum)
{
    /// <summary>
    /// The leading digits of the name, which may be a time such as 20181101120000; null for checks and for
    /// repeatable migrations, which need none.
    /// </summary>
    public long? Number { get; init; }

    public ScriptHeader Header { get; init; } = new();
}

/// <summary>The keys of the <c>-- sparkify:</c> lines at the top of a script.</summary>
internal sealed record ScriptHeader
{
    /// <summary>transaction=on (default) or off.</summary>
    public bool InTransaction { get; init; } = true;

    public bool IsRepeatable { get; init; }

    /// <summary>Checks: an error stops a load, a warning is only shown.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>Rules this file may break, by name. Whether a rule of that name exists is for the rules to say.</summary>
    public IReadOnlyDictionary<string, Allowance> Allowed { get; init; } = new Dictionary<string, Allowance>();
}

/// <summary>Why a file may break a rule, and where it says so.</summary>
internal sealed record Allowance(string Reason, SourceSpan Span);
