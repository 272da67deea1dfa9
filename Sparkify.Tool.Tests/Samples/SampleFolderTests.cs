using Sparkify.Tool.Samples;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Samples;

public sealed class SampleFolderTests : IDisposable
{
    private static readonly SampleOptions Small = new(Songs: 20, Users: 5, Days: 4, Events: 40, Seed: 5);

    private readonly string directory = WrittenSample.NewDirectory();

    public SampleFolderTests() => Directory.CreateDirectory(directory);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void Folder_with_other_files_is_refused_and_left_as_it_was()
    {
        Put("notes.txt", "mine");

        var error = Assert.Throws<SparkifyException>(() => Write(Small));

        Assert.Equal($"{directory} is neither empty nor a sample: it holds notes.txt", error.Message);
        Assert.Equal("name an empty folder, or one that sparkify sample wrote", error.Hint);
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Equal(["notes.txt"], WrittenSample.At(directory).Paths);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"generator\":\"other\"}")]
    [InlineData("{\"songs\":\"1\"}")]
    [InlineData(
        "{\"generator\":\"other\",\"songs\":1,\"users\":1,\"days\":1,\"events\":1,\"seed\":1,\"start\":\"2018-11-01\"}"
    )]
    [InlineData(
        "{\"generator\":\"sparkify sample\",\"songs\":1,\"users\":1,\"days\":1,\"events\":1,\"seed\":1,\"start\":\"today\"}"
    )]
    [InlineData(
        "{\"generator\":\"sparkify sample\",\"songs\":-1,\"users\":1,\"days\":1,\"events\":1,\"seed\":1,\"start\":null}"
    )]
    public void Somebody_elses_sample_json_is_no_permission(string marker)
    {
        Put("sample.json", marker);

        Assert.Throws<SparkifyException>(() => Write(Small));
        Assert.Equal(marker, File.ReadAllText(Path.Combine(directory, "sample.json")));
    }

    [Fact]
    public void Smaller_sample_leaves_nothing_of_the_earlier_one()
    {
        Write(Small);
        var smaller = Small with { Days = 2, Songs = 3, Seed = 6 };
        Write(smaller);

        using var expected = WrittenSample.Of(smaller);
        var actual = WrittenSample.At(directory);
        Assert.Equal(expected.Paths, actual.Paths);
        Assert.All(expected.Paths, path => Assert.Equal(expected.Bytes(path), actual.Bytes(path)));
    }

    [Fact]
    public void Files_beside_the_data_of_an_earlier_sample_stay()
    {
        Write(Small);
        Put("README.md", "mine");
        Write(Small with { Seed = 6 });

        Assert.Equal("mine", File.ReadAllText(Path.Combine(directory, "README.md")));
    }

    [Theory]
    [InlineData("log_data/2018/11/2018-11-09-events.json")]
    [InlineData("log_data/notes.txt")]
    [InlineData("song_data/A/A/A/TRAAAAA128F0000000.json")]
    public void Unknown_file_among_the_data_of_an_earlier_sample_is_never_deleted(string path)
    {
        Write(Small);
        Put(path, "mine");
        var before = WrittenSample.At(directory).Paths;

        var error = Assert.Throws<SparkifyException>(() => Write(Small with { Days = 1 }));

        Assert.Equal($"{directory} holds {path}, which the sample in it did not write", error.Message);
        Assert.Equal(before, WrittenSample.At(directory).Paths);
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        Put("data", "mine");
        var path = Path.Combine(directory, "data");

        var error = Assert.Throws<SparkifyException>(() =>
            SampleWriter.Write(path, Small, progress: null, CancellationToken.None)
        );
        Assert.Equal($"{path} is a file, expected a folder", error.Message);
    }

    [Theory]
    [InlineData(-1, 1, 1, 1, "--songs is -1, expected 0 to 10000000")]
    [InlineData(0, 0, 1, 1, "--users is 0, expected 1 to 1000000")]
    [InlineData(0, 1, 0, 1, "--days is 0, expected 1 to 2915060")]
    [InlineData(0, 1, 1, -1, "--events is -1, expected 0 to 500000")]
    [InlineData(0, 1, 2, 1_000_001, "--events is 1000001, expected 0 to 1000000")]
    public void Options_out_of_range_are_refused_before_anything_is_written(
        int songs,
        int users,
        int days,
        long events,
        string message
    )
    {
        var error = Assert.Throws<SparkifyException>(() => Write(new SampleOptions(songs, users, days, events)));

        Assert.Equal(message, error.Message);
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Empty(WrittenSample.At(directory).Paths);
    }

    [Fact]
    public void Start_before_timestamps_begin_is_refused()
    {
        var error = Assert.Throws<SparkifyException>(() => Write(Small with { StartDate = new DateOnly(1969, 7, 20) }));

        Assert.Equal("--start is 1969-07-20, expected 1971-01-01 or later", error.Message);
    }

    private void Write(SampleOptions options) =>
        SampleWriter.Write(directory, options, progress: null, CancellationToken.None);

    private void Put(string path, string content)
    {
        var file = Path.Combine(directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
