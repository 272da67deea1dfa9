using System.CommandLine;
using Sparkify.Tool.Commands.Parsing;

namespace Sparkify.Tool.Commands;

/// <summary>The options that load and run share.</summary>
internal sealed class LoadSwitches
{
    private readonly Option<bool> fullRefresh = Declare.Flag(
        "--full-refresh",
        "Empties every table that transforms write and loads every object again"
    );

    private readonly Option<string?> from = Declare.Text(
        "--from",
        "transform",
        "Runs this transform and all later ones"
    );

    private readonly Option<bool> baseline = Declare.Flag("--baseline", "Counts the objects that exist now as loaded");

    private readonly Option<bool> noChecks = Declare.Flag("--no-checks", "Commits without checks");

    private readonly Option<bool> allowMissing = Declare.Flag(
        "--allow-missing",
        "Lets a full refresh go on though objects loaded before are gone"
    );

    private readonly Option<TimeSpan?> lockTimeout = Declare.LockTimeout();

    public void AddTo(Command command)
    {
        command.Add(fullRefresh);
        command.Add(from);
        command.Add(baseline);
        command.Add(noChecks);
        command.Add(allowMissing);
        command.Add(lockTimeout);
    }
}
