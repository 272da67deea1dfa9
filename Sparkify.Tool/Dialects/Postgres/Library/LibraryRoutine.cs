namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>
/// A function, aggregate or operator in the tool's schema, with all its overloads. Definition: whole CREATE statements, separated by semicolons; {lib} stands for the
/// tool's schema, also where it calls other routines (which stand before it in their list). IMMUTABLE or STABLE and PARALLEL SAFE wherever true.
/// </summary>
internal sealed record LibraryRoutine(string Name, string Definition);
