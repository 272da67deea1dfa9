using Sparkify.Tool.Text;

namespace Sparkify.Tool.Checks;

/// <summary>Only: the name of the one check to run.</summary>
internal sealed record CheckOptions(string? Only = null)
{
    /// <summary>Takes the error of a check that cannot run, and the others go on; without it that error ends them all.</summary>
    public Action<SparkifyException>? CannotRun { get; init; }
}
