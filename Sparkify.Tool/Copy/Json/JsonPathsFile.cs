using System.Text.Json;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy.Json;

/// <summary>Reads {"jsonpaths": ["$['a']", …]}: one path a column.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"/>
internal static class JsonPathsFile
{
    /// <summary>The paths; null where the object has no member of that name: COPY then goes by 'auto', without an error.</summary>
    public static IReadOnlyList<JsonPath>? Parse(SourceText text)
    {
        var json = new JsonText(text);
        json.Read();
        if (json.Token != JsonTokenType.StartObject)
        {
            throw json.Unexpected("an object with the array \"jsonpaths\"");
        }

        List<JsonPath>? paths = null;
        for (json.Read(); json.Token != JsonTokenType.EndObject; json.Read())
        {
            var name = json.Value;
            json.Read();
            if (name == "jsonpaths")
            {
                paths = ReadPaths(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        json.End();
        return paths;
    }

    private static List<JsonPath> ReadPaths(ref JsonText json)
    {
        if (json.Token != JsonTokenType.StartArray)
        {
            throw json.Unexpected("an array of JSONPath expressions");
        }

        var paths = new List<JsonPath>();
        var notation = JsonPathNotation.Either;
        for (json.Read(); json.Token != JsonTokenType.EndArray; json.Read())
        {
            if (json.Token != JsonTokenType.String)
            {
                throw json.Unexpected("a JSONPath expression");
            }

            var path = JsonPath.Parse(json.Value, json.Span);
            if (
                path.Notation != JsonPathNotation.Either
                && notation != JsonPathNotation.Either
                && path.Notation != notation
            )
            {
                throw json.Unexpected("the notation (dots or brackets) of the paths before it");
            }

            notation = path.Notation == JsonPathNotation.Either ? notation : path.Notation;
            paths.Add(path);
        }

        return paths;
    }
}
