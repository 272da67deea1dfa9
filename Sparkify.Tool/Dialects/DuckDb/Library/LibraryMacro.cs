namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>
/// A macro in the tool's schema, made when the first statement that needs it is run. Definition: what follows CREATE MACRO and the schema, such as
/// <c>next_day(d, name) AS …</c>, several overloads with commas; {lib} stands for the tool's schema, also where it calls other macros.
/// </summary>
internal sealed class LibraryMacro
{
    private readonly Lazy<string> definition;

    public LibraryMacro(string name, string definition)
    {
        Name = name;
        this.definition = new Lazy<string>(definition);
    }

    /// <summary>A definition that takes work to write, which most runs have no need of.</summary>
    public LibraryMacro(string name, Func<string> write)
    {
        Name = name;
        definition = new Lazy<string>(write);
    }

    public string Name { get; }

    public string Definition => definition.Value;
}
