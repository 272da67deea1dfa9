using System.Collections.Frozen;

namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>The macros that translated SQL calls as {lib}.name. Version: raise it with every change.</summary>
internal static class DuckDbLibrary
{
    public const int Version = 1;

    public static FrozenDictionary<string, LibraryMacro> ByName { get; } =
        new[]
        {
            DateTimeMacros.Definitions,
            TextMacros.Definitions,
            NumberMacros.Definitions,
            AggregateMacros.Definitions,
            JsonMacros.Definitions,
            SystemMacros.Definitions,
        }
            .SelectMany(static area => area)
            .ToFrozenDictionary(static macro => macro.Name, StringComparer.Ordinal);
}
