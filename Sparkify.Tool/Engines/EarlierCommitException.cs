namespace Sparkify.Tool.Engines;

/// <summary>The commit that IEngine.CommitLater has put off did not take place, or is not known to have. The inner exception tells why.</summary>
internal sealed class EarlierCommitException(Exception error) : Exception(error.Message, error);
