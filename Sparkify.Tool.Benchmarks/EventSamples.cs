using System.Globalization;

namespace Sparkify.Tool.Benchmarks;

/// <summary>Generated events and the COPY that loads them.</summary>
internal static class EventSamples
{
    public const string Columns = """
        artist, auth, first_name, gender, item_in_session, last_name, length, level, location, method, page,
        registration, session_id, song, status, ts, user_agent, user_id
        """;

    public const string Copy = $"""
        copy staging_events ({Columns})
        from 's3://udacity-dend/log_data'
        iam_role default
        json 's3://udacity-dend/log_json_path.json'
        timeformat 'epochmillisecs';
        """;

    public static void Write(Workspace workspace, BenchmarkOptions options) =>
        MeasuredProcess.Run(
            workspace.Sparkify,
            "sample",
            workspace.Samples,
            "--events",
            options.EventCount.ToString(CultureInfo.InvariantCulture),
            "--users",
            "5000",
            "--songs",
            "1000"
        );

    public static IReadOnlyList<FileInfo> Files(Workspace workspace) =>
        new DirectoryInfo(Path.Combine(workspace.Samples, "log_data")).GetFiles("*.json", SearchOption.AllDirectories);
}
