namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Every function and operator that Redshift has: a name that is not here, nor the user's own, is refused.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_functions.html"/>
internal static class FunctionCatalog
{
    private static readonly Dictionary<string, FunctionDefinition[]> ByName = new[]
    {
        DateTimeFunctions.Definitions,
        TextFunctions.Definitions,
        NumberFunctions.Definitions,
        AggregateFunctions.Definitions,
        JsonFunctions.Definitions,
        SystemFunctions.Definitions,
    }
        .SelectMany(static area => area)
        .GroupBy(static function => function.Name, StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The forms of a function by its folded name, in the order in which they are tried; none: Redshift has no such function.</summary>
    public static IReadOnlyList<FunctionDefinition> Find(string name) => ByName.GetValueOrDefault(name, []);
}
