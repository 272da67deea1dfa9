using System.Globalization;

namespace Sparkify.Tool.Benchmarks;

/// <summary>Dataset: a folder with log_data, song_data and log_json_path.json.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage =
        "usage: [copy] [copy-postgres] [migrate] [parts] [run] [s3] [validate] [--events <n>] [--rounds <n>] [--dataset <dir>] [--postgres <connection string>] [--dbmate <program>]";

    public IReadOnlyList<string> Benchmarks { get; init; } = ["copy", "run", "validate"];

    public long EventCount { get; init; } = 1_000_000;

    public int RoundCount { get; init; } = 5;

    public string Dataset { get; init; } = Path.Combine(Workspace.RepositoryRoot, "..", "shared", "dataset");

    /// <summary>Of a user who may create databases; wanted by copy-postgres, for which psql must be on the path, and by migrate.</summary>
    public string? Postgres { get; init; }

    /// <summary>The program that migrate is compared with, such as the one in npm's package dbmate.</summary>
    public string Dbmate { get; init; } = "dbmate";

    public static BenchmarkOptions Parse(string[] args)
    {
        var options = new BenchmarkOptions();
        var names = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--events" => options with { EventCount = long.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--rounds" => options with { RoundCount = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--dataset" => options with { Dataset = Path.GetFullPath(args[++i]) },
                "--postgres" => options with { Postgres = args[++i] },
                "--dbmate" => options with { Dbmate = args[++i] },
                "copy" or "copy-postgres" or "migrate" or "parts" or "run" or "s3" or "validate" => Named(args[i]),
                _ => throw new ArgumentException(Usage),
            };
        }

        return names.Count == 0 ? options : options with { Benchmarks = names };

        BenchmarkOptions Named(string name)
        {
            names.Add(name);
            return options;
        }
    }
}
