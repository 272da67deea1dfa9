using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands;

internal sealed class SampleCommand : Verb
{
    private readonly Argument<string?> directory = new("directory")
    {
        Description = "Where to write (default: sample)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<long?> songs = Declare.Count("--songs", "Songs");

    private readonly Option<long?> users = Declare.Count("--users", "Users");

    private readonly Option<long?> days = Declare.Count("--days", "Days of events");

    private readonly Option<long?> events = Declare.Count("--events", "Events, about");

    private readonly Option<long?> seed = Declare.Count("--seed", "Seed of the random numbers", least: 0);

    public SampleCommand()
        : base("sample", "Writes synthetic events and songs, the same for the same seed")
    {
        Add(directory);
        Add(songs);
        Add(users);
        Add(days);
        Add(events);
        Add(seed);
        Examples = ["sample", "sample /tmp/big --events 1000000 --days 30 --seed 7"];
    }

    protected override ExitCode Run(CommandContext context, CancellationToken cancellationToken)
    {
        throw new NotImplementedException();
    }
}
