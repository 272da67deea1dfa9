using System.Globalization;
using System.Text;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Engines.DuckDb;

namespace Sparkify.Tool.Tests.Unload;

/// <summary>COPY of what UNLOAD wrote gives the same rows, whatever is in them.</summary>
public sealed class RoundTripTests : IDisposable
{
    private const string Columns =
        "id int, a smallint, b bigint, c decimal(18,4), d float8, e boolean, f varchar(200), g char(10), h date, i timestamp";

    private static readonly string[] Pieces =
    [
        "a",
        "Zoë",
        "日本",
        "😀",
        "|",
        ",",
        "\"",
        "'",
        "\\",
        "\n",
        "\r",
        "\t",
        " ",
        "\\n",
        "N",
        "0",
        "{",
        "\u0001",
    ];

    private readonly ScratchEngine scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("escape null as '@none@'", "escape null as '@none@'")]
    [InlineData("escape null as '@none@' delimiter ',' gzip", "escape null as '@none@' delimiter ',' gzip")]
    [InlineData(
        "escape addquotes null as '@none@' delimiter '\\t' parallel off",
        "escape removequotes null as '@none@' delimiter '\\t'"
    )]
    [InlineData("csv null as '@none@'", "csv null as '@none@'")]
    [InlineData("csv header null as '@none@' zstd", "csv ignoreheader 1 null as '@none@' zstd")]
    [InlineData(
        "format as csv delimiter '|' null as '@none@' bzip2",
        "format as csv delimiter '|' null as '@none@' bzip2"
    )]
    [InlineData("json", "json 'auto' roundec")]
    [InlineData("json gzip manifest", "json 'auto' roundec gzip manifest")]
    public void Rows_come_back_as_they_were(string unloadOptions, string copyOptions)
    {
        var random = new Random(20080229);
        scratch.Run($"create table before ({Columns})");
        scratch.Run("create table after (like before)");
        for (var i = 0; i < 20; i++)
        {
            var rows = Enumerable.Range(i * 25, 25).Select(id => Row(random, id));
            scratch.Run($"insert into before values {string.Join(", ", rows)}");
        }

        scratch.Run($"unload ('select * from before') to 's3://bucket/t_' iam_role default {unloadOptions}");
        var from = copyOptions.EndsWith("manifest", StringComparison.Ordinal) ? "t_manifest" : "t_";
        scratch.Run($"copy after from 's3://bucket/{from}' iam_role default {copyOptions}");

        Assert.Equal(scratch.Rows("select * from before order by id"), scratch.Rows("select * from after order by id"));
    }

    [Fact]
    public void Fixed_width_rows_come_back_as_they_were()
    {
        scratch.Run("create table before (id int, name varchar(10), day date)");
        scratch.Run("create table after (like before)");
        scratch.Run("insert into before values (1, 'Zoë', '2008-02-29'), (22, '日本 x', null)");

        scratch.Run(
            "unload ('select * from before') to 's3://bucket/t_' iam_role default fixedwidth 'id:3,name:10,day:10'"
        );
        scratch.Run("copy after from 's3://bucket/t_' iam_role default fixedwidth 'id:3,name:10,day:10' trimblanks");

        Assert.Equal(["1|Zoë|2008-02-29", "22|日本 x|NULL"], scratch.Rows("select * from after order by id"));
    }

    private static string Row(Random random, int id)
    {
        string?[] values =
        [
            Number(id),
            Number(random.Next(short.MinValue, short.MaxValue)),
            Number(random.NextInt64(long.MinValue + 1, long.MaxValue)),
            $"{Number(random.Next(-99999, 99999))}.{random.Next(10000):0000}",
            Number(random.Next(-1000, 1000)) + ".5",
            random.Next(2) == 0 ? "true" : "false",
            SqlStrings.Quote(Text(random, 12)),
            SqlStrings.Quote(
                string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => "ab|\"\\'n"[random.Next(7)]))
            ),
            $"'{new DateOnly(1970, 1, 1).AddDays(random.Next(-9999, 9999)):yyyy-MM-dd}'",
            $"'{DateTime.UnixEpoch.AddMicroseconds(random.NextInt64(1L << 52)):yyyy-MM-dd HH:mm:ss.ffffff}'",
        ];
        return $"({string.Join(", ", values.Select((v, i) => i > 0 && random.Next(8) == 0 ? "null" : v))})";
    }

    private static string Text(Random random, int maxPieces)
    {
        var text = new StringBuilder();
        for (var count = random.Next(maxPieces); count > 0; count--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
