namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Functions of dates, times and intervals.</summary>
internal static class DateTimeFunctions
{
    public static IReadOnlyList<FunctionDefinition> Definitions { get; } = [];
}
