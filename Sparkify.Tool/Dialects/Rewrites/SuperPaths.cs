using System.Globalization;
using System.Text;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Casts;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>Steps into SUPER values, by name and by index. What is not there gives NULL (lax navigation).</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/query-super.html"/>
internal static class SuperPaths
{
    /// <summary>One step: a name, or an index.</summary>
    private readonly record struct Step(string? Name, SqlExpression? Index)
    {
        /// <summary>The step in a JSON path; null: it cannot be written there.</summary>
        public string? Text =>
            Name is { } name ? (name.AsSpan().IndexOfAny('"', '*', '\\') < 0 ? $".\"{name}\"" : null)
            : Index is Literal { Kind: LiteralKind.Number } number
            && int.TryParse(number.Token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? string.Create(CultureInfo.InvariantCulture, $"[{index}]")
            : null;
    }

    /// <summary>Whether the names lead into a SUPER value, or are the value of a source that unnests one.</summary>
    public static bool IsPath(ColumnReference reference, StatementBinding binding) =>
        binding.ColumnOf(reference) is { } bound
        && (bound.Path < reference.Names.Count || (bound.Source.IsValue && bound.Path == 1));

    public static bool Column(ColumnReference reference, Renderer renderer)
    {
        if (!IsPath(reference, renderer.Binding))
        {
            return false;
        }

        Write(reference, renderer);
        return true;
    }

    public static bool Field(FieldAccess access, Renderer renderer)
    {
        Write(access, renderer);
        return true;
    }

    public static bool Element(ElementAccess access, Renderer renderer)
    {
        if (renderer.Binding.TypeOf(access.Value) is { Kind: not ColumnKind.Super } type)
        {
            throw renderer.Error(
                access,
                $"cannot subscript type {type} because it is not SUPER",
                "42804",
                "split_part and substring take texts apart"
            );
        }

        Write(access, renderer);
        return true;
    }

    private static void Write(SqlExpression path, Renderer renderer)
    {
        var steps = new List<Step>();
        var root = RootOf(path, steps, renderer);
        steps.Reverse();
        if (renderer.Dialect.CastEngine == CastEngine.DuckDb)
        {
            renderer.Write(DuckDb(renderer.TextOf(() => root(renderer)), steps, renderer));
            return;
        }

        foreach (var step in Enumerable.Reverse(steps))
        {
            renderer.Write(renderer.Library(step.Name is null ? "super_at" : "super_get") + "(");
        }

        root(renderer);
        foreach (var step in steps)
        {
            renderer.Write($", {Argument(step, renderer)})");
        }
    }

    /// <summary>The value that the path starts from; the steps, the last one first.</summary>
    private static Action<Renderer> RootOf(SqlExpression path, List<Step> steps, Renderer renderer)
    {
        switch (path)
        {
            case FieldAccess field:
                steps.Add(new Step(NameOf(field.Name, renderer), null));
                return RootOf(field.Value, steps, renderer);
            case ElementAccess element:
                steps.Add(new Step(null, element.Index));
                return RootOf(element.Value, steps, renderer);
            case ColumnReference reference when renderer.Binding.ColumnOf(reference) is { } bound:
                var names = reference.Names;
                for (var i = names.Count - 1; i >= bound.Path; i--)
                {
                    steps.Add(new Step(NameOf(names[i], renderer), null));
                }

                if (bound.Source.IsValue && bound.Path == 1)
                {
                    return r => r.Write(Stars.Qualified(bound.Source, bound.Column.Name));
                }

                var start = reference.Range.Start;
                return r => r.Tokens(start, start + (2 * bound.Path) - 1);
            default:
                return r => r.Render(path);
        }
    }

    /// <summary>Names are folded, but for those that the session's parameters keep as they are written.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/super-configurations.html"/>
    private static string NameOf(SqlToken token, Renderer renderer)
    {
        var isQuoted = token.Kind == SqlTokenKind.QuotedIdentifier;
        var isKept =
            IsOn("enable_case_sensitive_super_attribute") || isQuoted && IsOn("enable_case_sensitive_identifier");
        return !isKept ? token.IdentifierName
            : isQuoted ? token.Text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
            : token.Text;

        bool IsOn(string parameter) => renderer.Catalog.FindParameter(parameter)?.ToLowerInvariant() is "on" or "true";
    }

    /// <summary>Steps that a JSON path can hold are taken at once: every one by itself would read the whole value again.</summary>
    private static string DuckDb(string root, List<Step> steps, Renderer renderer)
    {
        var value = root;
        var path = new StringBuilder();
        foreach (var step in steps)
        {
            if (step.Text is { } text)
            {
                path.Append(text);
                continue;
            }

            value = Extracted(value, path, renderer);
            var function = renderer.Library(step.Name is null ? "super_at" : "super_get");
            value = $"{function}({value}, {Argument(step, renderer)})";
        }

        return Extracted(value, path, renderer);
    }

    private static string Extracted(string value, StringBuilder path, Renderer renderer)
    {
        if (path.Length == 0)
        {
            return value;
        }

        var text = $"{renderer.Library("super_extract")}({value}, {SqlStrings.Quote("$" + path)})";
        path.Clear();
        return text;
    }

    private static string Argument(Step step, Renderer renderer) =>
        step.Name is { } name ? SqlStrings.Quote(name)
        : renderer.Binding.TypeOf(step.Index!) is { Kind: ColumnKind.Super }
            ? $"{renderer.Library("super_to_bigint")}({renderer.TextOf(step.Index!)})"
        : $"CAST({renderer.TextOf(step.Index!)} AS bigint)";
}
