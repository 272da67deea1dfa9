using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects;

/// <summary>What is sent to the engine in place of a statement.</summary>
internal sealed record Translation(MappedText Text, IReadOnlyList<Precondition> Preconditions)
{
    /// <summary>The functions of the engine's library that the text calls.</summary>
    public IReadOnlyCollection<string> LibraryNames { get; init; } = [];

    /// <summary>The columns of the query with their Redshift types; null: not known.</summary>
    public IReadOnlyList<Binding.OutputColumn>? Output { get; init; }
}
