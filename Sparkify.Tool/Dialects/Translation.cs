using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects;

/// <summary>What is sent to the engine in place of a statement.</summary>
internal sealed record Translation(MappedText Text, IReadOnlyList<Precondition> Preconditions)
{
    /// <summary>The functions of the engine's library that the text calls.</summary>
    public IReadOnlyCollection<string> LibraryNames { get; init; } = [];

    /// <summary>Of an INSERT of values: known before it is run.</summary>
    public int? InsertedRowCount { get; init; }

    /// <summary>The columns of the query with their Redshift types; null: not known.</summary>
    public IReadOnlyList<Binding.OutputColumn>? Output { get; init; }

    /// <summary>What Redshift calls the columns of a result, where that is known; else the engine's names.</summary>
    public IReadOnlyList<string> Label(IReadOnlyList<string> names) =>
        Output is { } output && output.Count == names.Count ? [.. output.Select(c => c.Name)] : names;
}
