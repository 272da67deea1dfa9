using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>A mistyped --set would leave the value it was to replace, without a word.</summary>
internal static class SetOptions
{
    /// <exception cref="SparkifyException">--set names what neither the file declares nor any of these texts refers to</exception>
    public static void RefuseUnknown(Variables variables, IEnumerable<SourceText> texts)
    {
        var undeclared = variables.SetNames.Except(variables.DeclaredNames, Variables.NameComparer).ToList();
        if (undeclared.Count == 0)
        {
            return;
        }

        var known = texts
            .SelectMany(text => VariableScanner.Scan(text.Content))
            .Select(reference => reference.Name)
            .OfType<string>()
            .Concat(variables.DeclaredNames)
            .Distinct(Variables.NameComparer)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (undeclared.Except(known, Variables.NameComparer).FirstOrDefault() is { } name)
        {
            throw ProjectError.InOption(
                $"--set: there is no variable {ProjectError.Quote(name)}",
                NearestName.Hint(
                    name,
                    known,
                    known.Count == 0
                        ? $"no script refers to a variable, and {ProjectLocator.ConfigName} declares none"
                        : $"variables are {ProjectError.List(known)}"
                )
            );
        }
    }
}
