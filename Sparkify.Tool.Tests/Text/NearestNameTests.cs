using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Text;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["target", "targets", "variables", "log_data", "id"];

    [Theory]
    [InlineData("targte", "target")]
    [InlineData("targts", "targets")]
    [InlineData("TARGET", "target")]
    [InlineData("varibales", "variables")]
    [InlineData("logdata", "log_data")]
    [InlineData("di", "id")]
    [InlineData("x", null)]
    [InlineData("xy", null)]
    [InlineData("migrations", null)]
    [InlineData("", null)]
    public void Nearest_name_is_at_most_a_third_of_the_letters_away(string name, string? nearest)
    {
        Assert.Equal(nearest, NearestName.Find(name, Names));
    }

    [Fact]
    public void One_edit_of_a_long_name_always_finds_it()
    {
        var random = new Random(7);
        foreach (var name in Names.Where(n => n.Length > 2))
        {
            for (var round = 0; round < 200; round++)
            {
                var at = random.Next(name.Length - 1);
                var edited = random.Next(4) switch
                {
                    0 => name.Remove(at, 1),
                    1 => name.Insert(at, "q"),
                    2 => $"{name[..at]}q{name[(at + 1)..]}",
                    _ => $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}",
                };

                // target and targets are one edit apart themselves.
                Assert.StartsWith(name.TrimEnd('s'), NearestName.Find(edited, Names), StringComparison.Ordinal);
            }
        }
    }
}
