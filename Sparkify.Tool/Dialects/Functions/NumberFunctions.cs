namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Functions of numbers, operators and VARBYTE.</summary>
internal static class NumberFunctions
{
    public static IReadOnlyList<FunctionDefinition> Definitions { get; } = [];
}
