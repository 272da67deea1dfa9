using System.CommandLine;

namespace Sparkify.Tool.Commands.Parsing;

internal enum OutputFormat
{
    Text,
    Json,
}

/// <summary>What every verb was given.</summary>
internal sealed record CommonValues
{
    public string? Project { get; init; }

    public string? Target { get; init; }

    public IReadOnlyList<string> Set { get; init; } = [];

    public IReadOnlyList<string> Mounts { get; init; } = [];

    public OutputFormat Output { get; init; }

    public bool NoColor { get; init; }

    public bool Verbose { get; init; }

    public bool Yes { get; init; }

    public bool IsJson => Output == OutputFormat.Json;
}

/// <summary>The options that stand before or after any verb.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string?> project = Declare.Text(
        "--project",
        "dir",
        "Project folder (default: the nearest parent folder with .config/sparkify.json)"
    );

    private readonly Option<string?> target = Declare.Text(
        "--target",
        "name",
        "Target of sparkify.json (default: SPARKIFY_TARGET, then the file's \"target\")"
    );

    private readonly Option<string[]> set = Declare.Texts(
        "--set",
        "name=value",
        "Value of a variable; may be repeated"
    );

    private readonly Option<string[]> mount = Declare.Texts(
        "--mount",
        "s3://prefix=dir",
        "Serves an S3 prefix from a local folder; may be repeated"
    );

    private readonly Option<OutputFormat?> output = Declare.Choice<OutputFormat>(
        "--output",
        "Form of the result on standard output (default: text)"
    );

    private readonly Option<bool> noColor = Declare.Flag("--no-color", "No colours; so does the variable NO_COLOR");

    private readonly Option<bool> verbose = Declare.Flag("--verbose", "Says more about what is done");

    private readonly Option<bool> yes = Declare.Flag("--yes", "Agrees to what destroys data on a protected target");

    private readonly Option<bool> help = new("--help", "-h", "-?") { Description = "Shows help" };

    public IReadOnlyList<Option> All => [project, target, set, mount, output, noColor, verbose, yes, help];

    public void AddTo(Command root)
    {
        foreach (var option in All)
        {
            option.Recursive = true;
            root.Add(option);
        }
    }

    public bool WantsHelp(ParseResult parsed) => parsed.GetResult(help) is { Implicit: false };

    public CommonValues Read(ParseResult parsed) =>
        new()
        {
            Project = parsed.GetValue(project),
            Target = parsed.GetValue(target),
            Set = parsed.GetValue(set) ?? [],
            Mounts = parsed.GetValue(mount) ?? [],
            Output = parsed.GetValue(output) ?? OutputFormat.Text,
            NoColor = parsed.GetValue(noColor),
            Verbose = parsed.GetValue(verbose),
            Yes = parsed.GetValue(yes),
        };
}
