using System.Text.Json;
using Sparkify.Tool.Samples;

namespace Sparkify.Tool.Tests.Samples;

/// <summary>A sample in a temporary folder, read back the slow and obvious way.</summary>
public sealed class WrittenSample : IDisposable
{
    private WrittenSample(string directory) => Directory = directory;

    public string Directory { get; }

    internal SampleSummary Summary { get; private init; } = null!;

    internal static WrittenSample Of(SampleOptions options)
    {
        var directory = NewDirectory();
        return new WrittenSample(directory)
        {
            Summary = SampleWriter.Write(directory, options, progress: null, CancellationToken.None),
        };
    }

    public static WrittenSample At(string directory) => new(directory);

    public static string NewDirectory() =>
        Path.Combine(Path.GetTempPath(), "sparkify-sample-" + Guid.NewGuid().ToString("N"));

    /// <summary>Relative paths with slashes, in byte order.</summary>
    public IReadOnlyList<string> Paths =>
        [
            .. System
                .IO.Directory.EnumerateFiles(Directory, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Directory, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Order(StringComparer.Ordinal),
        ];

    public IReadOnlyList<string> LogPaths => [.. Paths.Where(path => path.StartsWith("log_data/"))];

    public IReadOnlyList<string> SongPaths => [.. Paths.Where(path => path.StartsWith("song_data/"))];

    public byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(Directory, path));

    /// <summary>The lines that are not blank.</summary>
    public IReadOnlyList<string> Lines(string path) =>
        [.. File.ReadAllText(Path.Combine(Directory, path)).Split('\n').Where(line => line.Length > 0)];

    /// <summary>Every line of the log, copies among them.</summary>
    public IReadOnlyList<LoggedEvent> DeliveredEvents() =>
        [.. LogPaths.SelectMany(path => Lines(path).Select(line => LoggedEvent.Parse(path, line)))];

    /// <summary>One of each event, by session and item.</summary>
    public IReadOnlyList<LoggedEvent> Events() =>
        [.. DeliveredEvents().DistinctBy(e => e.Key).OrderBy(e => e.SessionId).ThenBy(e => e.ItemInSession)];

    public IReadOnlyList<JsonElement> Songs() =>
        [.. SongPaths.Select(path => JsonDocument.Parse(Bytes(path)).RootElement)];

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}

public sealed record LoggedEvent(string Path, string Line, JsonElement Json)
{
    public long SessionId { get; } = Json.GetProperty("sessionId").GetInt64();

    public int ItemInSession { get; } = Json.GetProperty("itemInSession").GetInt32();

    public long Time { get; } = Json.GetProperty("ts").GetInt64();

    public (long, int) Key => (SessionId, ItemInSession);

    public string UserId => this["userId"]!;

    public string Page => this["page"]!;

    public string Level => this["level"]!;

    public bool IsLoggedIn => this["auth"] == "Logged In";

    public string Day => DateTimeOffset.FromUnixTimeMilliseconds(Time).ToString("yyyy-MM-dd");

    public string? this[string field] => Json.GetProperty(field).GetString();

    public static LoggedEvent Parse(string path, string line) => new(path, line, JsonDocument.Parse(line).RootElement);
}
