namespace Sparkify.Tool.Checks;

/// <summary>Only: the name of the one check to run.</summary>
internal sealed record CheckOptions(string? Only = null);
