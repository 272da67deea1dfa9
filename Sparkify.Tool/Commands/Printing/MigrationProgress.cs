using System.Globalization;
using Sparkify.Tool.Migrations;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>A run of migrations as lines on standard error.</summary>
internal sealed class MigrationProgress(Reporter reporter) : IProgress<MigrationEvent>
{
    public void Report(MigrationEvent value)
    {
        switch (value)
        {
            case MigrationEvent.Started started:
                reporter.Note(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"applying {started.Script} ({started.Index + 1} of {started.Count})"
                    )
                );
                break;
            case MigrationEvent.Skipped skipped:
                reporter.Note($"{skipped.Script} was applied by another run meanwhile");
                break;
            case MigrationEvent.Warned warned:
                reporter.Report(warned.Warning);
                break;
        }
    }
}
