using System.Globalization;
using System.Text.Json;

namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>One event of the log, as its JSON object says it.</summary>
internal sealed record OracleEvent(JsonElement Json)
{
    public long SessionId => OracleJson.Integer(Json, "sessionId")!.Value;

    public long ItemInSession => OracleJson.Integer(Json, "itemInSession")!.Value;

    public DateTime Time => DateTime.UnixEpoch.AddMilliseconds(OracleJson.Integer(Json, "ts")!.Value);

    public long? UserId => OracleJson.Integer(Json, "userId");

    public bool IsPlay => Text("page") == "NextSong";

    public double? Length => Number("length");

    public string? Text(string name) => OracleJson.Text(Json, name);

    public double? Number(string name) => OracleJson.Number(Json, name);
}

/// <summary>One record of the song data, as its JSON object says it.</summary>
internal sealed record OracleSong(JsonElement Json)
{
    public string SongId => Text("song_id")!;

    public string? ArtistId => Text("artist_id");

    public string? Location => OracleJson.NonEmpty(Text("artist_location"));

    public bool HasCoordinates => Number("artist_latitude") is not null && Number("artist_longitude") is not null;

    public string? Text(string name) => OracleJson.Text(Json, name);

    public double? Number(string name) => OracleJson.Number(Json, name);
}

internal static class OracleJson
{
    /// <summary>The root values of all files below a folder, which may lack.</summary>
    public static IEnumerable<JsonElement> ReadAll(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
                .SelectMany(path => ReadValues(File.ReadAllBytes(path)))
            : [];

    public static IReadOnlyList<JsonElement> ReadValues(byte[] content)
    {
        var values = new List<JsonElement>();
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { AllowMultipleValues = true });
        while (content.Length > 0 && reader.Read())
        {
            values.Add(JsonElement.ParseValue(ref reader));
        }

        return values;
    }

    public static string? Text(JsonElement json, string name) =>
        Find(json, name) is { } value ? value.GetString() : null;

    public static double? Number(JsonElement json, string name) =>
        Find(json, name) is { } value ? value.GetDouble() : null;

    /// <summary>An empty text is no number, as COPY has it.</summary>
    public static long? Integer(JsonElement json, string name) =>
        Find(json, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text when string.IsNullOrWhiteSpace(text.GetString()) => null,
            { ValueKind: JsonValueKind.String } text => long.Parse(text.GetString()!, CultureInfo.InvariantCulture),
            { } number => number.GetInt64(),
        };

    public static string? NonEmpty(string? text) => string.IsNullOrEmpty(text?.TrimEnd(' ')) ? null : text;

    private static JsonElement? Find(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
