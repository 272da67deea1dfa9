using System.Text.RegularExpressions;

namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>
/// DuckDB puts the text of an argument wherever a macro names its parameter, so calls within calls would grow without bound. A lambda over a list of
/// one value gives the argument a name: it is written and evaluated once. Names of lambdas are made unlike any column's, since arguments stand among them.
/// </summary>
internal static partial class BoundMacro
{
    /// <summary>The macro with those parameters bound that it names more than once; only: the ones that may be, all where it is empty.</summary>
    public static LibraryMacro Of(LibraryMacro macro, params string[] only) => new(macro.Name, () => Bind(macro, only));

    private static string Bind(LibraryMacro macro, string[] only)
    {
        var parts = Definition().Match(macro.Definition);
        var parameters = parts.Groups["parameters"].Value.Split(", ");
        var body = parts.Groups["body"].Value;
        var bound = parameters
            .Where(p =>
                (only.Length == 0 || only.Contains(p, StringComparer.Ordinal)) && Regex.Count(body, $@"\b{p}\b") > 1
            )
            .ToList();
        var names = Lambda()
            .Matches(body)
            .SelectMany(static m => m.Groups[1].Value.Split(", "))
            .Concat(bound)
            .ToHashSet();
        body = Word().Replace(body, word => names.Contains(word.Value) ? $"{macro.Name}__{word.Value}" : word.Value);
        foreach (var parameter in Enumerable.Reverse(bound))
        {
            body = $"list_transform([{parameter}], lambda {macro.Name}__{parameter}:\n{body}\n)[1]";
        }

        return $"{macro.Name}({parts.Groups["parameters"].Value}) AS {body}";
    }

    [GeneratedRegex(@"^\w+\((?<parameters>[^)]*)\) AS\s(?<body>.*)$", RegexOptions.Singleline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"lambda ([\w, ]+):")]
    private static partial Regex Lambda();

    /// <summary>Strings as a whole; words but for fields behind a point.</summary>
    [GeneratedRegex(@"'(?:[^']|'')*'|(?<![.\w])[A-Za-z_]\w*")]
    private static partial Regex Word();
}
