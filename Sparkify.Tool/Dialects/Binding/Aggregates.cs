namespace Sparkify.Tool.Dialects.Binding;

/// <summary>Functions that make one value of many rows.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Aggregate_Functions.html"/>
internal static class Aggregates
{
    private static readonly HashSet<string> Names =
    [
        "any_value",
        "avg",
        "bit_and",
        "bit_or",
        "bool_and",
        "bool_or",
        "count",
        "listagg",
        "max",
        "median",
        "min",
        "percentile_cont",
        "percentile_disc",
        "stddev",
        "stddev_pop",
        "stddev_samp",
        "sum",
        "var_pop",
        "var_samp",
        "variance",
    ];

    public static bool Contains(string function) => Names.Contains(function);
}
