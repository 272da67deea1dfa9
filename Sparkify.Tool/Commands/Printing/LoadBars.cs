using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Loads;
using Spectre.Console;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>A bar for each transform; a COPY fills its bar with the bytes it has read, and tells how far it is beside its name. The bars vanish before the summary is printed.</summary>
internal sealed class LoadBars : IProgress<LoadEvent>
{
    private readonly ProgressContext bars;
    private readonly Lock gate = new();
    private ProgressTask? current;
    private string name = "";

    private LoadBars(ProgressContext bars)
    {
        this.bars = bars;
    }

    public static LoadResult Show(CommandContext context, Func<IProgress<LoadEvent>, LoadResult> load)
    {
        var terminal = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(context.Console.Error),
                Ansi = AnsiSupport.Yes,
                Interactive = InteractionSupport.Yes,
                ColorSystem = context.ErrorStyle.UsesColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            }
        );
        terminal.Profile.Width = context.Console.Width;
        return terminal
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .Start(bars => load(new LoadBars(bars)));
    }

    public void Report(LoadEvent value)
    {
        lock (gate)
        {
            switch (value)
            {
                case LoadEvent.TransformStarted started:
                    Start(started.Name);
                    break;
                case LoadEvent.Copying { Progress: var progress } when current is { } bar:
                    bar.IsIndeterminate = false;
                    bar.MaxValue = Math.Max(1, progress.TotalByteCount);
                    bar.Value = progress.ByteCount;
                    var text = CopyProgressText.Describe(progress, bar.ElapsedTime ?? TimeSpan.Zero);
                    bar.Description = Markup.Escape($"{name}: {text}");
                    break;
                case LoadEvent.ChecksStarted:
                    Start("checks");
                    break;
                case LoadEvent.TransformFinished or LoadEvent.ChecksFinished:
                    Finish();
                    break;
            }
        }
    }

    private void Start(string step)
    {
        name = step;
        current = bars.AddTask(Markup.Escape(step));
        current.IsIndeterminate = true;
    }

    private void Finish()
    {
        if (current is { } bar)
        {
            bar.IsIndeterminate = false;
            bar.Value = bar.MaxValue;
            bar.StopTask();
            bar.Description = Markup.Escape(name);
            current = null;
        }
    }
}
