namespace Sparkify.Tool.Dialects;

/// <summary>One named step of a translation. A dialect is a list of them; the order is the order in which they are tried.</summary>
internal sealed record Rewrite(string Name, Action<RewriteContext> Apply);
