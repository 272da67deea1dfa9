namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Functions of aggregates and window functions.</summary>
internal static class AggregateFunctions
{
    public static IReadOnlyList<FunctionDefinition> Definitions { get; } = [];
}
