using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Samples;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class SampleCommand : Verb
{
    private const string DefaultDirectory = "sample";

    private static readonly SampleOptions Defaults = new();

    private readonly Argument<string?> directory = new("directory")
    {
        Description = $"Where to write (default: {DefaultDirectory})",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<long?> songs = Declare.Count("--songs", Described("Songs", Defaults.Songs), least: 0);

    private readonly Option<long?> users = Declare.Count("--users", Described("Users", Defaults.Users));

    private readonly Option<long?> days = Declare.Count("--days", Described("Days of events", Defaults.Days));

    private readonly Option<long?> events = Declare.Count("--events", Described("Events", Defaults.Events), least: 0);

    private readonly Option<long?> seed = Declare.Count(
        "--seed",
        Described("Seed of the random numbers", Defaults.Seed),
        least: 0
    );

    public SampleCommand()
        : base("sample", "Writes synthetic events and songs, the same for the same seed")
    {
        Add(directory);
        Add(songs);
        Add(users);
        Add(days);
        Add(events);
        Add(seed);
        Examples = ["sample", "sample /tmp/big --events 1000000 --users 5000 --seed 7"];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        var options = new SampleOptions(
            (int)Math.Min(context.Get(songs) ?? Defaults.Songs, int.MaxValue),
            (int)Math.Min(context.Get(users) ?? Defaults.Users, int.MaxValue),
            (int)Math.Min(context.Get(days) ?? Defaults.Days, int.MaxValue),
            context.Get(events) ?? Defaults.Events,
            context.Get(seed) ?? Defaults.Seed
        );
        var path = Path.GetFullPath(context.Get(directory) ?? DefaultDirectory, context.Host.CurrentDirectory);
        var summary = SampleWriter.Write(path, options, new SampleLines(context.Reporter, options), cancellationToken);
        SamplePrinter.Print(context, path, summary);
        return ExitCode.Done;
    }

    private static string Described(string what, long value) => $"{what} (default: {Amounts.Number(value)})";
}
