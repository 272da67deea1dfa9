using System.Collections.Concurrent;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>An argument as far as a choice among a function's forms goes. Type null: not known. IsOpen: a literal that takes any type. IsPart: a bare word.</summary>
internal sealed record CallArgument(ColumnType? Type, bool IsOpen, bool IsPart);

/// <summary>The parsed text of <see cref="FunctionDefinition.Parameters"/>.</summary>
internal sealed class ParameterList
{
    private readonly string[][] parameters;
    private readonly int requiredCount;
    private readonly bool repeatsLast;

    private ParameterList(string[][] parameters, int requiredCount, bool repeatsLast)
    {
        this.parameters = parameters;
        this.requiredCount = requiredCount;
        this.repeatsLast = repeatsLast;
    }

    public static ParameterList Parse(string text)
    {
        var bracket = text.IndexOf('[', StringComparison.Ordinal);
        var required = Split(bracket < 0 ? text : text[..bracket]);
        var optional =
            bracket < 0
                ? []
                : Split(
                    text[bracket..]
                        .Replace("[", "", StringComparison.Ordinal)
                        .Replace("]", "", StringComparison.Ordinal)
                );
        var all = required.Concat(optional).ToList();
        var repeats = false;
        var requiredCount = required.Count;
        for (var i = all.Count - 1; i >= 0; i--)
        {
            if (all[i] == "...")
            {
                repeats = true;
                requiredCount -= i < required.Count ? 1 : 0;
                all.RemoveAt(i);
            }
            else if (all[i].EndsWith("...", StringComparison.Ordinal))
            {
                repeats = true;
                all[i] = all[i][..^3].Trim();
            }
        }

        return new ParameterList(
            [.. all.Select(p => p.Split('|', StringSplitOptions.TrimEntries))],
            requiredCount,
            repeats
        );
    }

    public bool TakesCount(int count) => count >= requiredCount && (repeatsLast || count <= parameters.Length);

    public bool Takes(IReadOnlyList<CallArgument> arguments)
    {
        if (!TakesCount(arguments.Count))
        {
            return false;
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (!Takes(WordsOf(i), arguments[i]))
            {
                return false;
            }
        }

        return true;
    }

    public bool IsPart(int index) => index < parameters.Length && WordsOf(index) is [ParameterTypes.Part];

    /// <summary>The type that an open literal in that place takes; null: none can be told.</summary>
    public string[] WordsOf(int index) => parameters[Math.Min(index, parameters.Length - 1)];

    private static bool Takes(string[] words, CallArgument argument)
    {
        foreach (var word in words)
        {
            var takes =
                word == ParameterTypes.Part ? argument.IsPart || argument.IsOpen
                : argument.IsOpen ? word != "super"
                : argument.Type is { } type ? ParameterTypes.Takes(word, type)
                : word == ParameterTypes.Any;
            if (takes && !(argument.IsPart && word != ParameterTypes.Part))
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Split(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
