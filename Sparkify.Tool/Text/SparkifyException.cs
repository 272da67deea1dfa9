namespace Sparkify.Tool.Text;

/// <summary>An error that the user can act on. Anything else that is thrown is a bug of the tool.</summary>
internal sealed class SparkifyException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Where in the user's files; null where no file is to blame.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>What to do, without the word "hint".</summary>
    public string? Hint { get; init; }

    /// <summary>The engine's SQLSTATE or Redshift's load error code; printed in brackets.</summary>
    public string? Code { get; init; }

    /// <summary>The lint rule that is broken, where a parser knows it; a header may allow it.</summary>
    public string? Rule { get; init; }

    /// <summary>More lines, printed indented below the message: rejected rows, failing rows.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    public ExitCode ExitCode { get; init; } = ExitCode.Failed;
}

/// <summary>The exit codes of every command. Zero always means success.</summary>
internal enum ExitCode
{
    Done = 0,
    Failed = 1,
    ChangesPending = 2,
    InvalidProject = 3,
    NotLocked = 4,
    NoConnection = 5,
    Usage = 64,

    /// <summary>Ctrl-C or SIGTERM, as shells report it.</summary>
    Interrupted = 130,
}
