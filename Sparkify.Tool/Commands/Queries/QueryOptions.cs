using Sparkify.Tool.Engines;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Queries;

internal enum QueryFormat
{
    Table,
    Csv,
    Json,
}

/// <summary>Script: the SQL, variables resolved. Which of the two openings is used depends on what its statements do.</summary>
internal sealed record QueryOptions(MappedText Script)
{
    public required Func<IEngine> OpenReader { get; init; }

    public required Func<IEngine> OpenWriter { get; init; }

    /// <summary>Whether statements may run that delete or overwrite: yes, unless the target is protected.</summary>
    public bool AllowsDestruction { get; init; } = true;

    /// <summary>Whether the values of rejected rows are shown.</summary>
    public bool ShowValues { get; init; } = true;
}
