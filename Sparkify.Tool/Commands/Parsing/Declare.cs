using System.CommandLine;

namespace Sparkify.Tool.Commands.Parsing;

/// <summary>Options in one line each.</summary>
internal static class Declare
{
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    public static Option<string?> Text(string name, string valueName, string description) =>
        new(name) { Description = description, HelpName = valueName };

    public static Option<string[]> Texts(string name, string valueName, string description) =>
        new(name) { Description = description, HelpName = valueName };

    public static Option<TimeSpan?> LockTimeout() =>
        new("--lock-timeout")
        {
            Description = "How long to wait for another run: seconds, or 30s, 5m, 1h",
            HelpName = "duration",
            CustomParser = static argument =>
            {
                var text = argument.Tokens[0].Value;
                var duration = Durations.Parse(text);
                if (duration is null)
                {
                    argument.AddError(
                        $"--lock-timeout is \"{text}\", expected seconds or a duration such as 30s, 5m or 1h"
                    );
                }

                return duration;
            },
        };

    /// <summary>A whole number from 1 (or least) up.</summary>
    public static Option<long?> Count(string name, string description, long least = 1) =>
        new(name)
        {
            Description = description,
            HelpName = "n",
            CustomParser = argument =>
            {
                var text = argument.Tokens[0].Value;
                var culture = System.Globalization.CultureInfo.InvariantCulture;
                if (
                    long.TryParse(text, System.Globalization.NumberStyles.None, culture, out var count)
                    && count >= least
                )
                {
                    return count;
                }

                argument.AddError($"{name} is \"{text}\", expected a whole number of at least {least}");
                return null;
            },
        };

    /// <summary>One of a few words; an enum's names in lower case.</summary>
    public static Option<T?> Choice<T>(string name, string description)
        where T : struct, Enum
    {
        var words = Array.ConvertAll(Enum.GetNames<T>(), name => name.ToLowerInvariant());
        return new Option<T?>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            CustomParser = argument =>
            {
                var text = argument.Tokens[0].Value;
                if (Array.IndexOf(words, text) is >= 0 and var index)
                {
                    return Enum.Parse<T>(Enum.GetNames<T>()[index]);
                }

                argument.AddError($"{name} is \"{text}\", expected one of {string.Join(", ", words)}");
                return null;
            },
        };
    }
}
