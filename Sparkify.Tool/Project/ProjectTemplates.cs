using System.Text;

namespace Sparkify.Tool.Project;

/// <summary>
/// The files that `init` and `new` write, which lie in the assembly. "dot-" at the start of a name stands for a dot: hidden files would act on the folder of
/// the templates themselves. ${name} and ${version} are filled in; what is unknown, such as the variables of scripts, stays.
/// </summary>
internal static class ProjectTemplates
{
    private const string Root = "templates/";
    private const string InitFolder = Root + "init/";
    private const string Dot = "dot-";

    /// <summary>Path (with /, relative to the project) and content of every file of a new project, by path.</summary>
    public static IReadOnlyList<TemplateFile> ReadProject(string toolVersion) =>
        [
            .. typeof(ProjectTemplates)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(InitFolder, StringComparison.Ordinal))
                .Select(name => new TemplateFile(
                    PathOf(name[InitFolder.Length..]),
                    Fill(Read(name), "version", toolVersion)
                ))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];

    public static string ReadScript(ScriptKind kind, string name) =>
        Fill(Read($"{Root}new/{ScriptKeys.Name(kind)}.sql"), "name", name);

    private static string PathOf(string name) =>
        string.Join(
            '/',
            name.Split('/')
                .Select(part => part.StartsWith(Dot, StringComparison.Ordinal) ? $".{part[Dot.Length..]}" : part)
        );

    private static string Fill(string text, string variable, string value) =>
        text.Replace($"${{{variable}}}", value, StringComparison.Ordinal);

    private static string Read(string resource)
    {
        using var stream = typeof(ProjectTemplates).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

/// <summary>Path: relative to the project's folder, with /.</summary>
internal sealed record TemplateFile(string Path, string Content);
