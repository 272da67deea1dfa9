using System.Text.Json;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage;

/// <summary>Reads {"entries": [{"url": "s3://…", "mandatory": true}, …]}. Other keys, such as those of UNLOAD, are ignored.</summary>
internal readonly ref struct ManifestReader(SourceText text)
{
    public List<ManifestEntry> Read()
    {
        var json = new JsonText(text);
        json.Read();
        if (json.Token != JsonTokenType.StartObject)
        {
            throw json.Unexpected("an object with the array \"entries\"");
        }

        var start = json.Span;
        List<ManifestEntry>? entries = null;
        for (json.Read(); json.Token != JsonTokenType.EndObject; json.Read())
        {
            var name = json.Value;
            json.Read();
            if (name == "entries")
            {
                entries = ReadEntries(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        json.End();
        return entries ?? throw new SparkifyException("a manifest needs the array \"entries\"") { Span = start };
    }

    private static List<ManifestEntry> ReadEntries(ref JsonText json)
    {
        if (json.Token != JsonTokenType.StartArray)
        {
            throw json.Unexpected("an array of entries");
        }

        var entries = new List<ManifestEntry>();
        for (json.Read(); json.Token != JsonTokenType.EndArray; json.Read())
        {
            entries.Add(ReadEntry(ref json));
        }

        return entries;
    }

    private static ManifestEntry ReadEntry(ref JsonText json)
    {
        if (json.Token != JsonTokenType.StartObject)
        {
            throw json.Unexpected("an object with \"url\"");
        }

        var start = json.Span;
        S3Location? location = null;
        var mandatory = false;
        long? contentLength = null;
        for (json.Read(); json.Token != JsonTokenType.EndObject; json.Read())
        {
            var name = json.Value;
            json.Read();
            switch (name)
            {
                case "url":
                    location = ReadUrl(ref json);
                    break;
                case "mandatory":
                    mandatory = ReadBoolean(ref json);
                    break;
                case "meta":
                    contentLength = ReadContentLength(ref json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return location is { } found
            ? new ManifestEntry(found, mandatory, start) { ContentLength = contentLength }
            : throw new SparkifyException("a manifest's entry needs \"url\"") { Span = start };
    }

    /// <summary>Null: the object has no such number.</summary>
    private static long? ReadContentLength(ref JsonText json)
    {
        long? length = null;
        if (json.Token != JsonTokenType.StartObject)
        {
            json.Skip();
            return length;
        }

        for (json.Read(); json.Token != JsonTokenType.EndObject; json.Read())
        {
            var name = json.Value;
            json.Read();
            length = name == "content_length" && json.Token == JsonTokenType.Number ? json.Number : length;
            json.Skip();
        }

        return length;
    }

    private static S3Location ReadUrl(ref JsonText json)
    {
        if (json.Token != JsonTokenType.String)
        {
            throw json.Unexpected("an s3:// URL");
        }

        var location = S3Location.Parse(json.Value, json.Span);
        return location.Key.Length > 0 ? location : throw json.Unexpected("the URL of one object");
    }

    private static bool ReadBoolean(ref JsonText json) =>
        json.Token switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => throw json.Unexpected("true or false"),
        };
}
