namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>The macros that translated SQL calls as {lib}.name.</summary>
internal static class DuckDbLibrary
{
    private const string Place = "{lib}.";

    private static readonly IReadOnlyList<LibraryMacro> All =
    [
        .. LengthMacros.Definitions,
        .. DateTimeMacros.Definitions,
        .. TextMacros.Definitions,
        .. NumberMacros.Definitions,
        .. AggregateMacros.Definitions,
        .. JsonMacros.Definitions,
        .. SystemMacros.Definitions,
    ];

    private static readonly Dictionary<string, LibraryMacro> ByName = All.ToDictionary(
        static macro => macro.Name,
        StringComparer.Ordinal
    );

    public static IEnumerable<string> Names => All.Select(macro => macro.Name);

    /// <summary>The macro of that name; null: the library has none.</summary>
    public static LibraryMacro? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The macros that a macro calls.</summary>
    public static IEnumerable<string> CalledBy(LibraryMacro macro)
    {
        var text = macro.Definition;
        for (
            var i = text.IndexOf(Place, StringComparison.Ordinal);
            i >= 0;
            i = text.IndexOf(Place, i + 1, StringComparison.Ordinal)
        )
        {
            var start = i + Place.Length;
            var end = start;
            while (end < text.Length && Sql.SqlNames.IsPart(text[end]))
            {
                end++;
            }

            yield return text[start..end];
        }
    }
}
