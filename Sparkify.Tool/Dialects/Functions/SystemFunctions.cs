namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Functions of conditions, session and system information.</summary>
internal static class SystemFunctions
{
    public static IReadOnlyList<FunctionDefinition> Definitions { get; } = [];
}
