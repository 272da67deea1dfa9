using System.Text.RegularExpressions;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>The double judges what the tool sends, so it uses nothing of the tool.</summary>
public sealed partial class IndependenceTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Sparkify.Tool.Tests", "Redshift", "Double");

    [Fact]
    public void No_file_uses_the_tool()
    {
        var users =
            from file in Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            from Match match in NameOfTool().Matches(File.ReadAllText(file))
            select $"{Path.GetFileName(file)} uses {match.Value}";

        Assert.Empty(users);
    }

    [Fact]
    public void No_file_is_longer_than_the_ceiling()
    {
        var longFiles = Directory
            .EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Count() > 400);

        Assert.Empty(longFiles);
    }

    [GeneratedRegex(@"Sparkify\.Tool\.(?!Tests\b)\w+")]
    private static partial Regex NameOfTool();
}
