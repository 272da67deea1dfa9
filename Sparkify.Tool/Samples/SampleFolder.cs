using System.Globalization;
using System.Text.Json;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Samples;

/// <summary>
/// The folder a sample is written into: empty, or with an earlier sample in it, which the file sample.json tells. Of an earlier
/// sample it deletes what that sample wrote, known by its options; a file it does not know it leaves alone, and stops if
/// that file would be loaded as data.
/// </summary>
internal sealed class SampleFolder(string directory)
{
    public const string MarkerName = "sample.json";
    public const string JsonPathsName = "log_json_path.json";
    private const string Generator = "sparkify sample";
    private const string DateFormat = "yyyy-MM-dd";
    private static readonly string[] DataFolders = ["log_data", "song_data"];

    /// <summary>Leaves a folder that holds no data, and the marker: from then on an unfinished sample can be written again.</summary>
    public void Prepare(SampleOptions options)
    {
        if (File.Exists(directory))
        {
            throw Refused($"{directory} is a file, expected a folder");
        }

        Directory.CreateDirectory(directory);
        if (Directory.EnumerateFileSystemEntries(directory).FirstOrDefault() is { } entry)
        {
            var earlier =
                ReadMarker()
                ?? throw Refused($"{directory} is neither empty nor a sample: it holds {Path.GetFileName(entry)}");
            Remove(earlier);
        }

        WriteMarker(options);
    }

    private void Remove(SampleOptions earlier)
    {
        var written = PathsOf(earlier).ToHashSet(StringComparer.Ordinal);
        var found = DataFolders.SelectMany(FilesIn).ToList();
        if (found.Find(path => !written.Contains(path)) is { } unknown)
        {
            throw Refused($"{directory} holds {unknown}, which the sample in it did not write");
        }

        found.ForEach(path => File.Delete(Path.Combine(directory, path)));
    }

    /// <summary>Relative paths with slashes.</summary>
    private IEnumerable<string> FilesIn(string folder)
    {
        var path = Path.Combine(directory, folder);
        return Directory.Exists(path)
            ? Directory
                .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(directory, file).Replace(Path.DirectorySeparatorChar, '/'))
            : [];
    }

    private static IEnumerable<string> PathsOf(SampleOptions options)
    {
        var catalog = new SongCatalog(options.Seed, options.Songs);
        var days = Enumerable.Range(0, options.Days).Select(i => Delivery.PathOf(options.FirstDay.AddDays(i)));
        return days.Concat(Enumerable.Range(0, options.Songs).Select(catalog.TrackPath));
    }

    private SampleOptions? ReadMarker()
    {
        var path = Path.Combine(directory, MarkerName);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var options = new SampleOptions(
                root.GetProperty("songs").GetInt32(),
                root.GetProperty("users").GetInt32(),
                root.GetProperty("days").GetInt32(),
                root.GetProperty("events").GetInt64(),
                root.GetProperty("seed").GetInt64(),
                DateOnly.ParseExact(root.GetProperty("start").GetString()!, DateFormat, CultureInfo.InvariantCulture)
            );
            options.Validate();
            return root.GetProperty("generator").GetString() == Generator ? options : null;
        }
        catch (Exception error)
            when (error
                    is JsonException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or FormatException
                        or ArgumentNullException
                        or SparkifyException
            )
        {
            return null;
        }
    }

    private void WriteMarker(SampleOptions options)
    {
        using var file = File.Create(Path.Combine(directory, MarkerName));
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteString("generator", Generator);
        json.WriteNumber("songs", options.Songs);
        json.WriteNumber("users", options.Users);
        json.WriteNumber("days", options.Days);
        json.WriteNumber("events", options.Events);
        json.WriteNumber("seed", options.Seed);
        json.WriteString("start", options.FirstDay.ToString(DateFormat, CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static SparkifyException Refused(string message) =>
        new(message) { Hint = "name an empty folder, or one that sparkify sample wrote", ExitCode = ExitCode.Usage };
}
