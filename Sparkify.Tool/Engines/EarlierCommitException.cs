namespace Sparkify.Tool.Engines;

/// <summary>
/// A commit that IEngine.CommitLater has put off did not take place, or is not known to have: the first of which it was not told that it has. Those after it
/// have not either. The inner exception tells why.
/// </summary>
internal sealed class EarlierCommitException(Exception error) : Exception(error.Message, error);
