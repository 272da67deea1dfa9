namespace Sparkify.Tool.Commands.Terminal;

/// <summary>What the process gives a command. Environment: the value of a variable, or null. CurrentDirectory: absolute.</summary>
internal sealed record CommandHost(IConsole Console, Func<string, string?> Environment, string CurrentDirectory);
