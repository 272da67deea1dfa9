using System.Text.Json;

namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>A folder that stands for the bucket: log_data, song_data and the jsonpaths file.</summary>
internal static class Bucket
{
    // The order of the columns of staging_events.
    private static readonly string[] EventFields =
    [
        "artist",
        "auth",
        "firstName",
        "gender",
        "itemInSession",
        "lastName",
        "length",
        "level",
        "location",
        "method",
        "page",
        "registration",
        "sessionId",
        "song",
        "status",
        "ts",
        "userAgent",
        "userId",
    ];

    /// <summary>Makes the folder, with the jsonpaths file and an empty object under each prefix, as COPY refuses a prefix that holds nothing.</summary>
    public static void Prepare(string folder)
    {
        foreach (var prefix in (string[])["log_data", "song_data"])
        {
            Directory.CreateDirectory(Path.Combine(folder, prefix));
            File.WriteAllText(Path.Combine(folder, prefix, "empty.json"), "");
        }

        var paths = EventFields.Select(field => $"$['{field}']");
        File.WriteAllText(
            Path.Combine(folder, "log_json_path.json"),
            JsonSerializer.Serialize(new { jsonpaths = paths })
        );
    }
}
