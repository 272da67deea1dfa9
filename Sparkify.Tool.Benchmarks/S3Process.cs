using System.Diagnostics;
using System.Globalization;

namespace Sparkify.Tool.Benchmarks;

/// <summary>The S3 server of the tests (s3rver, fetched when they are built) with a bucket of generated songs.</summary>
internal sealed class S3Process : IDisposable
{
    private const string Key = "S3RVER";

    private readonly Process process;

    private S3Process(Process process, int port)
    {
        this.process = process;
        Endpoint = $"http://127.0.0.1:{port}";
    }

    public string Endpoint { get; }

    public static S3Process Start(string bucket, int objectCount)
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", Key);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", Key);
        var folder = Directory.CreateTempSubdirectory("sparkify-benchmarks-s3-").FullName;
        WriteSongs(Path.Combine(folder, bucket, "song_data"), objectCount);
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { "--openssl-legacy-provider", Path.Combine("Storage", "S3", "server.js"), folder },
            WorkingDirectory = Path.Combine(Workspace.RepositoryRoot, "Sparkify.Tool.Tests"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        return new S3Process(process, int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>As the server keeps its objects: a suffix behind the key.</summary>
    private static void WriteSongs(string folder, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var shard = Directory.CreateDirectory(Path.Combine(folder, $"{i / 1000:00}")).FullName;
            var song =
                $$"""{"num_songs": 1, "artist_id": "AR{{i:0000000000000000}}", "artist_latitude": null, "artist_longitude": null, "artist_location": "", "artist_name": "Artist {{i}}", "song_id": "SO{{i:0000000000000000}}", "title": "Title {{i}}", "duration": 218.93179, "year": 0}""";
            File.WriteAllText(Path.Combine(shard, $"{i:00000}.json._S3rver_object"), song);
        }
    }
}
