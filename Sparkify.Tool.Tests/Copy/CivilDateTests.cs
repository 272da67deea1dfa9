using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Tests.Copy;

public sealed class CivilDateTests
{
    [Fact]
    public void Days_and_dates_agree_with_the_frameworks_calendar()
    {
        for (var date = new DateOnly(1, 1, 1); date < new DateOnly(9990, 1, 1); date = date.AddDays(11))
        {
            var parts = new DateTimeParts
            {
                Year = date.Year,
                Month = date.Month,
                Day = date.Day,
            };
            var days = date.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
            Assert.True(parts.HasValidDate);
            Assert.Equal(days, parts.Days);
            parts.SetDays(days);
            Assert.Equal((date.Year, date.Month, date.Day), (parts.Year, parts.Month, parts.Day));
        }
    }

    [Fact]
    public void Months_have_the_days_of_the_frameworks_calendar()
    {
        for (var year = 1890; year < 2110; year++)
        {
            for (var month = 1; month <= 12; month++)
            {
                var last = DateTime.DaysInMonth(year, month);
                Assert.True(
                    new DateTimeParts
                    {
                        Year = year,
                        Month = month,
                        Day = last,
                    }.HasValidDate
                );
                Assert.False(
                    new DateTimeParts
                    {
                        Year = year,
                        Month = month,
                        Day = last + 1,
                    }.HasValidDate
                );
            }
        }
    }

    [Theory]
    [InlineData(-4712, -2440550)]
    [InlineData(0, -719528)]
    [InlineData(294276, 106762574)]
    public void Years_beyond_the_frameworks_calendar_count_on(int year, int days)
    {
        var parts = new DateTimeParts { Year = year };
        Assert.Equal(days, parts.Days);
        parts.SetDays(days);
        Assert.Equal((year, 1, 1), (parts.Year, parts.Month, parts.Day));
    }
}
