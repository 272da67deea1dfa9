using Sparkify.Tool.Commands.Parsing;

namespace Sparkify.Tool.Tests.Commands;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("90", 90)]
    [InlineData("30s", 30)]
    [InlineData("5m", 300)]
    [InlineData("2h", 7200)]
    public void Durations_are_seconds_or_have_a_unit(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Durations.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-5")]
    [InlineData("1.5h")]
    [InlineData("5 m")]
    [InlineData("5d")]
    [InlineData("99999999999999")]
    [InlineData("2147483647h")]
    public void What_is_no_duration_is_refused(string text) => Assert.Null(Durations.Parse(text));
}
