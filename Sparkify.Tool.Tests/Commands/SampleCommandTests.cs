using System.Text.Json;

namespace Sparkify.Tool.Tests.Commands;

public sealed class SampleCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sparkify-sample-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Sample_is_written_where_it_is_asked_for()
    {
        var run = Run("sample", "small", "--events", "200", "--days", "3", "--users", "5", "--songs", "9");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"{Path.Combine(folder, "small")}: 200 events of ", run.Output);
        Assert.Equal(
            3,
            Directory.GetFiles(Path.Combine(folder, "small", "log_data"), "*.json", SearchOption.AllDirectories).Length
        );
        Assert.Equal(
            9,
            Directory.GetFiles(Path.Combine(folder, "small", "song_data"), "*.json", SearchOption.AllDirectories).Length
        );
    }

    [Fact]
    public void Same_seed_gives_the_same_bytes()
    {
        string[] options = ["--events", "100", "--days", "2", "--songs", "3"];
        Run(["sample", "a", .. options, "--seed", "5"]);
        Run(["sample", "b", .. options, "--seed", "5"]);
        Run(["sample", "c", .. options, "--seed", "6"]);

        Assert.Equal(Contents("a"), Contents("b"));
        Assert.NotEqual(Contents("a"), Contents("c"));
    }

    [Fact]
    public void Json_tells_what_was_written()
    {
        using var document = JsonDocument.Parse(Run("sample", "--events", "100", "--output", "json").Output);

        var sample = document.RootElement.GetProperty("sample");
        Assert.Equal(100, sample.GetProperty("eventCount").GetInt32());
        Assert.Equal(Path.Combine(folder, "sample"), sample.GetProperty("directory").GetString());
    }

    [Fact]
    public void Folder_with_other_files_is_left_alone()
    {
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "x");

        var run = Run("sample", ".");

        Assert.Equal(64, run.ExitCode);
        Assert.Contains("mine.txt", run.Error);
    }

    private CommandRun Run(params string[] args) => CommandRun.In(folder, new InMemoryConsole(), [], args);

    private List<string> Contents(string name) =>
        [
            .. Directory
                .GetFiles(Path.Combine(folder, name, "log_data"), "*", SearchOption.AllDirectories)
                .Order()
                .Select(File.ReadAllText),
        ];
}
