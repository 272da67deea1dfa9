using System.Globalization;
using Sparkify.Tool.Engines;

namespace Sparkify.Tool.Tests.Engines;

public sealed class RedshiftTextTests
{
    public static TheoryData<object?, string?> Values =>
        new()
        {
            { null, null },
            { "", "" },
            { true, "t" },
            { false, "f" },
            { (short)-1, "-1" },
            { long.MinValue, "-9223372036854775808" },
            {
                System.Numerics.BigInteger.Parse("170141183460469231731687303715884105727"),
                "170141183460469231731687303715884105727"
            },
            { 1.50m, "1.50" },
            { -0.00m, "0.00" },
            { 0.1, "0.1" },
            { 0.1 + 0.2, "0.3" },
            { 1.0 / 3, "0.333333333333333" },
            { 1e20, "1e+20" },
            { 1e15, "1e+15" },
            { 123456789012345.0, "123456789012345" },
            { 1e-4, "0.0001" },
            { 1e-5, "1e-05" },
            { 1.7976931348623157e308, "1.79769313486232e+308" },
            { -2.5, "-2.5" },
            { double.NaN, "NaN" },
            { double.PositiveInfinity, "Infinity" },
            { double.NegativeInfinity, "-Infinity" },
            { 0.1f, "0.1" },
            { 16777216f, "1.67772e+07" },
            { float.NaN, "NaN" },
            { new DateOnly(2018, 1, 2), "2018-01-02" },
            { new DateOnly(1, 1, 1), "0001-01-01" },
            { new DateTime(2018, 11, 12, 2, 37, 38, 796), "2018-11-12 02:37:38.796" },
            { new DateTime(2018, 11, 12), "2018-11-12 00:00:00" },
            { new DateTime(2018, 11, 12, 2, 37, 38, 0, 10), "2018-11-12 02:37:38.00001" },
            { new DateTime(2018, 11, 12, 2, 37, 38, DateTimeKind.Utc), "2018-11-12 02:37:38+00" },
            { new TimeOnly(23, 59, 59, 999, 999), "23:59:59.999999" },
            { new TimeOnly(0, 0), "00:00:00" },
            { new Interval(0, 0, 0), "00:00:00" },
            { new Interval(0, 3, 0), "3 days" },
            { new Interval(14, 1, 7_384_500_000), "1 year 2 mons 1 day 02:03:04.5" },
            { new Interval(0, -1, -7_384_000_000), "-1 days -02:03:04" },
            { new Interval(0, -1, 7_384_000_000), "-1 days +02:03:04" },
            { new Interval(-14, 3, -60_000_000), "-1 years -2 mons +3 days -00:01:00" },
            { new Interval(0, 0, 360_000_000_000), "100:00:00" },
            { new byte[] { 0, 171, 255 }, "00abff" },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_read_as_Redshift_prints_them(object? value, string? text) =>
        Assert.Equal(text, RedshiftText.Format(value));

    [Fact]
    public void Doubles_keep_their_first_fifteen_digits()
    {
        var random = new Random(20181112);
        for (var i = 0; i < 20_000; i++)
        {
            var number = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (!double.IsFinite(number))
            {
                continue;
            }

            var text = RedshiftText.Format(number)!;
            var back = double.Parse(text, CultureInfo.InvariantCulture);

            Assert.DoesNotContain('E', text);
            Assert.True(text.Split('e')[0].Count(char.IsAsciiDigit) <= 15 + 5, text);
            Assert.True(number == back || Math.Abs(back / number - 1) < 5e-15, $"{number:R} printed as {text}");
        }
    }

    [Fact]
    public void Timestamps_read_back_to_the_microsecond_and_end_in_no_zero()
    {
        var random = new Random(20181112);
        for (var i = 0; i < 20_000; i++)
        {
            var microseconds = random.NextInt64(0, DateTime.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond);
            var time = new DateTime(microseconds * TimeSpan.TicksPerMicrosecond);

            var text = RedshiftText.Format(time)!;

            Assert.Equal(time, DateTime.Parse(text, CultureInfo.InvariantCulture));
            Assert.False(text.Contains('.') && text.EndsWith('0'), text);
        }
    }
}
