using Sparkify.Tool.Text;

namespace Sparkify.Tool.Samples;

/// <summary>
/// Writes a synthetic data set in the shapes of the real one: log_data, song_data and log_json_path.json. Equal options give
/// equal bytes. A folder that holds anything else is refused with a <see cref="SparkifyException"/>.
/// </summary>
internal static class SampleWriter
{
    private const int ProgressEvery = 256;

    /// <summary>In the order of staging_events' columns.</summary>
    private static readonly string[] Fields =
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

    public static SampleSummary Write(
        string directory,
        SampleOptions options,
        IProgress<SampleProgress>? progress,
        CancellationToken cancellation
    )
    {
        options.Validate();
        try
        {
            new SampleFolder(directory).Prepare(options);
            return WriteData(directory, options, progress, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SparkifyException($"cannot write the sample into {directory}: {error.Message}", error)
            {
                Hint = "the same command starts anew once the cause is gone",
            };
        }
    }

    private static SampleSummary WriteData(
        string directory,
        SampleOptions options,
        IProgress<SampleProgress>? progress,
        CancellationToken cancellation
    )
    {
        var bytes = WriteJsonPaths(directory) + WriteSongs(directory, options, progress, cancellation);
        using var delivery = new Delivery(options, directory);
        var log = new EventLog(options, delivery);
        log.Write(events => progress?.Report(new SampleProgress(options.Songs, events)), cancellation);
        return new SampleSummary(
            options.Songs,
            log.Users,
            log.Events,
            delivery.Copies,
            delivery.LateEvents,
            bytes + delivery.Bytes
        );
    }

    private static long WriteJsonPaths(string directory)
    {
        var paths = string.Join(",\n", Fields.Select(field => $"        \"$['{field}']\""));
        var text = $"{{\n    \"jsonpaths\": [\n{paths}\n    ]\n}}\n";
        File.WriteAllText(Path.Combine(directory, SampleFolder.JsonPathsName), text);
        return text.Length;
    }

    private static long WriteSongs(
        string directory,
        SampleOptions options,
        IProgress<SampleProgress>? progress,
        CancellationToken cancellation
    )
    {
        var catalog = new SongCatalog(options.Seed, options.Songs);
        var line = new LineBuffer(1 << 11);
        var bytes = 0L;
        Directory.CreateDirectory(Path.Combine(directory, "song_data"));
        for (var i = 0; i < catalog.Count; i++)
        {
            line.Clear();
            catalog[i].WriteTo(line);
            WriteObject(Path.Combine(directory, catalog.TrackPath(i)), line.Bytes);
            bytes += line.Length;
            if ((i + 1) % ProgressEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new SampleProgress(i + 1, 0));
            }
        }

        return bytes;
    }

    private static void WriteObject(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }
}
