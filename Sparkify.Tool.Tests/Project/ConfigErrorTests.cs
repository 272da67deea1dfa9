using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Project;

/// <summary>Cases/&lt;name&gt;.json is a broken sparkify.json, &lt;name&gt;.txt what is printed about it.</summary>
public sealed class ConfigErrorTests
{
    public static TheoryData<string> Broken() =>
        [.. Directory.GetFiles(CaseFiles.Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory]
    [MemberData(nameof(Broken))]
    public void Broken_file_is_an_error_at_its_place(string name)
    {
        using var folder = new ProjectFolder(CaseFiles.Read($"{name}.json"));

        CaseFiles.Matches($"{name}.txt", folder.LoadError());
    }

    [Fact]
    public void File_that_is_not_utf8_is_an_error_at_the_first_bad_byte()
    {
        using var folder = new ProjectFolder();
        folder.Write(".config/sparkify.json", [.. "{\n  \"tärget\": \""u8, 0xE4, .. "\" }"u8]);

        Assert.Equal(
            """
            .config/sparkify.json:2:14: error: the file is not UTF-8 from here on
                "tärget": "�" }
                           ^
            hint: save the file as UTF-8

            """,
            folder.LoadError()
        );
    }

    [Fact]
    public void Utf16_file_says_so()
    {
        using var folder = new ProjectFolder();
        folder.Write(".config/sparkify.json", [0xFF, 0xFE, (byte)'{', 0]);

        Assert.Equal(
            """
            .config/sparkify.json:1:1: error: the file is UTF-16, expected UTF-8
            hint: save the file as UTF-8

            """,
            folder.LoadError()
        );
    }

    [Theory]
    [InlineData("Host=h;Password=geheim;Database=d")]
    [InlineData("Host=h;pwd = geheim")]
    [InlineData("PASSWORD='ge;heim';Host=h")]
    [InlineData("Host=h;Password=ge\\\"heim")]
    public void Password_in_the_file_is_a_warning_and_is_never_printed(string connection)
    {
        var config = $$"""
            { "target": "a", "targets": { "a": { "engine": "postgres", "connection": "{{connection}}" } } }
            """;
        using var folder = new ProjectFolder(config);

        var warning = Assert.Single(folder.Load().Warnings);
        folder.Write(".config/sparkify.json", config.Replace("\"target\"", "\"targte\"", StringComparison.Ordinal));

        Assert.Equal("\"connection\" of target \"a\" holds a password", warning.Message);
        Assert.DoesNotContain("heim", DiagnosticPrinter.Print(warning), StringComparison.Ordinal);
        Assert.DoesNotContain("heim", folder.LoadError(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_prefix_of_a_valid_file_is_valid_or_crashes()
    {
        var config = File.ReadAllText(Path.Combine(CaseFiles.Repository, ".config", "sparkify.json")).TrimEnd();
        using var folder = new ProjectFolder();
        for (var length = 0; length < config.Length; length++)
        {
            folder.Write(".config/sparkify.json", config[..length]);

            Assert.StartsWith(".config/sparkify.json:", folder.LoadError(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Random_damage_is_never_a_crash()
    {
        var config = File.ReadAllText(Path.Combine(CaseFiles.Repository, ".config", "sparkify.json"));
        const string Damage = "{}[]\":,\\/'#-0e \n\u0001tnu$é";
        var random = new Random(20181101);
        using var folder = new ProjectFolder();
        var broken = 0;
        for (var round = 0; round < 2_000; round++)
        {
            var at = random.Next(config.Length);
            folder.Write(
                ".config/sparkify.json",
                $"{config[..at]}{Damage[random.Next(Damage.Length)]}{config[(at + 1)..]}"
            );
            try
            {
                folder.Load();
            }
            catch (SparkifyException error)
            {
                Assert.NotNull(error.Span);
                broken++;
            }
        }

        Assert.InRange(broken, 500, 1_999);
    }
}
