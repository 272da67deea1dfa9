namespace Sparkify.Tool.Project;

/// <summary>A <c>${name}</c> in a SQL text; Name null: the escape <c>$${</c>; IsClosed false: no reference, though it starts like one.</summary>
internal sealed record VariableReference(int Offset, int Length, string? Name, bool IsClosed);
