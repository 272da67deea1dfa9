namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Functions of JSON text and SUPER.</summary>
internal static class JsonFunctions
{
    public static IReadOnlyList<FunctionDefinition> Definitions { get; } = [];
}
