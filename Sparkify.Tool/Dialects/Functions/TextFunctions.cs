namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Functions of text, regular expressions and hashes.</summary>
internal static class TextFunctions
{
    public static IReadOnlyList<FunctionDefinition> Definitions { get; } = [];
}
