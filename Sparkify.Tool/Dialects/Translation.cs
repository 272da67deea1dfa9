using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects;

/// <summary>What is sent to the engine in place of a statement.</summary>
internal sealed record Translation(MappedText Text, IReadOnlyList<Precondition> Preconditions);
