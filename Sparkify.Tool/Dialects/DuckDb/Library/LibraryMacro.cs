namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>
/// A macro in the tool's schema, made when the first statement that needs it is run. Definition: what follows CREATE MACRO and the schema, such as
/// <c>next_day(d, name) AS …</c>, several overloads with commas; {lib} stands for the tool's schema, also where it calls other macros.
/// </summary>
internal sealed record LibraryMacro(string Name, string Definition);
