using System.Text.Encodings.Web;
using System.Text.Json;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Unload;

/// <summary>The list of what was written, which COPY … MANIFEST reads; VERBOSE adds counts and the columns.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD_command_examples.html"/>
internal static class UnloadManifest
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Print(IReadOnlyList<UnloadFile> files, IReadOnlyList<UnloadColumn> columns, bool isVerbose)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("entries");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("url", file.Location.ToString());
                WriteMeta(json, file.SizeBytes, isVerbose ? file.RowCount : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (isVerbose)
            {
                WriteSchema(json, columns);
                WriteMeta(json, files.Sum(f => f.SizeBytes), files.Sum(f => f.RowCount));
                json.WriteStartObject("author");
                json.WriteString("name", "Amazon Redshift");
                json.WriteString("version", "1.0.0");
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.ToArray();
    }

    private static void WriteMeta(Utf8JsonWriter json, long sizeBytes, long? rowCount)
    {
        json.WriteStartObject("meta");
        json.WriteNumber("content_length", sizeBytes);
        if (rowCount is { } count)
        {
            json.WriteNumber("record_count", count);
        }

        json.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter json, IReadOnlyList<UnloadColumn> columns)
    {
        json.WriteStartObject("schema");
        json.WriteStartArray("elements");
        foreach (var (name, type) in columns)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteStartObject("type");
            json.WriteString("base", type.ToString().Split('(')[0]);
            if (type.IsCharacter)
            {
                json.WriteNumber("max_length", type.Length);
            }
            else if (type.Kind == ColumnKind.Decimal)
            {
                json.WriteNumber("precision", type.Length);
                json.WriteNumber("scale", type.Scale);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
