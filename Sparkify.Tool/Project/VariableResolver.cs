using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>Puts the values of variables into a SQL text. A value is not scanned again. <c>$${</c> gives <c>${</c>; comments stay as they are.</summary>
internal sealed class VariableResolver(Variables variables)
{
    public MappedText Resolve(SourceText source)
    {
        var references = VariableScanner.Scan(source.Content);
        var text = MappedText.Of(source);
        return references.Count == 0 ? text : text.Apply(references.Select(r => Edit(source, r)));
    }

    private TextEdit Edit(SourceText source, VariableReference reference) =>
        reference.Name is { } name
            ? new TextEdit(reference.Offset, reference.Length, Value(source, reference, name))
            : new TextEdit(reference.Offset, reference.Length, "${");

    private string Value(SourceText source, VariableReference reference, string name)
    {
        var span = source.Span(reference.Offset, reference.Length);
        if (!reference.IsClosed || !Variables.IsName(name))
        {
            throw Malformed(source, reference, span);
        }

        return variables.Find(name)
            ?? throw ProjectError.At(
                span,
                $"unknown variable \"{name}\"",
                NearestName.Hint(name, variables.Names, Known())
            );

        string Known() =>
            $"set it with --set {name}=…, {Variables.EnvironmentName(name)} or in {ProjectLocator.ConfigName}"
            + (variables.Names.Count == 0 ? "" : $"; known variables are {ProjectError.List(variables.Names)}");
    }

    private static SparkifyException Malformed(SourceText source, VariableReference reference, SourceSpan span)
    {
        var end = reference.Offset + reference.Length;
        var (message, shown) = reference switch
        {
            { Name: "", IsClosed: true } => ("a reference without a name", span),
            { IsClosed: true } => ($"\"{reference.Name}\" is not a name for a variable", span),
            _ when end == source.Content.Length => ("a reference that is not closed: expected \"}\"", span),
            _ => ("a reference that is not closed: expected \"}\" here", source.Span(end, 1)),
        };
        return ProjectError.At(shown, message, "write ${name}, or $${ for the characters ${ themselves");
    }
}
