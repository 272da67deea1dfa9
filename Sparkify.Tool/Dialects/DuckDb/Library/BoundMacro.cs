using System.Text.RegularExpressions;

namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>
/// DuckDB puts the text of an argument wherever a macro names its parameter, so calls within calls would grow without bound. A lambda over a list of
/// one value gives the argument a name: it is written and evaluated once.
/// </summary>
internal static partial class BoundMacro
{
    /// <summary>The macro with those parameters bound that it names more than once; only: the ones that may be, all where it is empty.</summary>
    public static LibraryMacro Of(LibraryMacro macro, params string[] only)
    {
        var parts = Definition().Match(macro.Definition);
        var parameters = parts.Groups["parameters"].Value.Split(", ");
        var header = parameters.ToArray();
        var body = parts.Groups["body"].Value;
        for (var i = parameters.Length - 1; i >= 0; i--)
        {
            var parameter = parameters[i];
            var isBound = only.Length == 0 || only.Contains(parameter, StringComparer.Ordinal);
            if (isBound && Regex.Count(body, $@"\b{parameter}\b") > 1)
            {
                header[i] = $"{parameter}_argument";
                body = $"list_transform([{header[i]}], lambda {parameter}:\n{body}\n)[1]";
            }
        }

        return macro with
        {
            Definition = $"{macro.Name}({string.Join(", ", header)}) AS {body}",
        };
    }

    [GeneratedRegex(@"^\w+\((?<parameters>[^)]*)\) AS\s(?<body>.*)$", RegexOptions.Singleline)]
    private static partial Regex Definition();
}
