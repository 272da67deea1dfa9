using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines.Postgres;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Engines.Postgres;

/// <summary>The encoder's fields are byte by byte those of Npgsql's own importer, for the edges of every type.</summary>
public sealed class PostgresCopySinkTests : IDisposable
{
    private readonly PostgresScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(5, 2, "0", "1", "-1", "10", "100", "99999", "-99999", "9900", "12")]
    [InlineData(4, 0, "0", "1", "9999", "-9999", "10", "1000")]
    [InlineData(9, 4, "1", "10000", "123456789", "-100000000", "9999", "10001")]
    [InlineData(18, 6, "1", "1000000", "999999999999999999", "-100", "1000000000000")]
    [InlineData(28, 9, "1", "18446744073709551616", "9999999999999999999999999999", "-1000000000000000000000000000")]
    [InlineData(28, 28, "1", "9999999999999999999999999999")]
    public void Numerics(int digits, int scale, params string[] values)
    {
        foreach (var value in values)
        {
            var unscaled = Int128.Parse(value, CultureInfo.InvariantCulture);
            var expected = (decimal)unscaled / Power(scale);
            AssertSame(
                new ColumnType(ColumnKind.Decimal, digits, scale),
                sink => sink.WriteDecimal(0, unscaled),
                string.Create(CultureInfo.InvariantCulture, $"numeric({digits},{scale})"),
                Rescale(expected, scale),
                NpgsqlDbType.Numeric
            );
        }
    }

    [Fact]
    public void Numerics_of_38_digits_are_read_back()
    {
        var values = new[]
        {
            Int128.Parse(new string('9', 38), null),
            -Int128.Parse("1" + new string('0', 37), null),
            1,
        };
        foreach (var scale in (int[])[0, 1, 2, 3, 4, 5, 20, 37, 38])
        {
            foreach (var value in values)
            {
                var column = new CopyColumn("v", new ColumnType(ColumnKind.Decimal, 38, scale), false, false);
                using var connection = scratch.Connect();
                connection.Value($"create temp table t (v numeric(38,{scale}))");
                Copy(connection, Encode(column, sink => sink.WriteDecimal(0, value)));

                Assert.Equal(
                    value.ToString(CultureInfo.InvariantCulture),
                    connection.Value($"select trim_scale(v * 10::numeric ^ {scale})::text from t")
                );
            }
        }
    }

    [Theory]
    [InlineData("smallint", short.MinValue, short.MaxValue)]
    [InlineData("integer", int.MinValue, int.MaxValue)]
    [InlineData("bigint", long.MinValue, long.MaxValue)]
    public void Integers(string type, long min, long max)
    {
        foreach (var value in (long[])[min, -1, 0, 1, 255, 256, max])
        {
            var (kind, expected, npgsqlType) = type switch
            {
                "smallint" => (ColumnKind.SmallInt, (object)(short)value, NpgsqlDbType.Smallint),
                "integer" => (ColumnKind.Integer, (int)value, NpgsqlDbType.Integer),
                _ => (ColumnKind.BigInt, value, NpgsqlDbType.Bigint),
            };
            AssertSame(new ColumnType(kind), sink => sink.WriteInteger(0, value), type, expected, npgsqlType);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.5)]
    [InlineData(-1e-30)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Floats(double value)
    {
        AssertSame(
            new ColumnType(ColumnKind.Double),
            sink => sink.WriteDouble(0, value),
            "double precision",
            value,
            NpgsqlDbType.Double
        );
        AssertSame(
            new ColumnType(ColumnKind.Real),
            sink => sink.WriteDouble(0, value),
            "real",
            (float)value,
            NpgsqlDbType.Real
        );
    }

    // Npgsql takes .NET's first and last day for infinity.
    [Theory]
    [InlineData("0001-01-02")]
    [InlineData("1970-01-01")]
    [InlineData("1999-12-31")]
    [InlineData("2000-01-01")]
    [InlineData("9999-12-30")]
    public void Dates_and_times(string text)
    {
        var date = DateOnly.Parse(text, CultureInfo.InvariantCulture);
        var time = date.ToDateTime(new TimeOnly(23, 59, 59)).AddTicks(9_999_990);
        var days = date.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        var microseconds = (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

        AssertSame(new ColumnType(ColumnKind.Date), sink => sink.WriteDate(0, days), "date", date, NpgsqlDbType.Date);
        AssertSame(
            new ColumnType(ColumnKind.Timestamp),
            sink => sink.WriteTimestamp(0, microseconds),
            "timestamp",
            time,
            NpgsqlDbType.Timestamp
        );
        AssertSame(
            new ColumnType(ColumnKind.TimestampTz),
            sink => sink.WriteTimestamp(0, microseconds),
            "timestamptz",
            DateTime.SpecifyKind(time, DateTimeKind.Utc),
            NpgsqlDbType.TimestampTz
        );
        AssertSame(
            new ColumnType(ColumnKind.Time),
            sink => sink.WriteTime(0, time.TimeOfDay.Ticks / TimeSpan.TicksPerMicrosecond),
            "time",
            TimeOnly.FromDateTime(time),
            NpgsqlDbType.Time
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("zwölf 𝄞")]
    public void Texts(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        AssertSame(
            new ColumnType(ColumnKind.Varchar, 256),
            sink => sink.WriteText(0, utf8),
            "varchar",
            text,
            NpgsqlDbType.Varchar
        );
        AssertSame(
            new ColumnType(ColumnKind.Varbyte, 256),
            sink => sink.WriteText(0, utf8),
            "bytea",
            utf8,
            NpgsqlDbType.Bytea
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Booleans(bool value) =>
        AssertSame(
            new ColumnType(ColumnKind.Boolean),
            sink => sink.WriteBoolean(0, value),
            "boolean",
            value,
            NpgsqlDbType.Boolean
        );

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(1000)]
    public void Any_size_of_the_buffer_gives_the_same_bytes_in_whole_rows(int bufferBytes)
    {
        CopyColumn[] columns =
        [
            new("a", new ColumnType(ColumnKind.Integer), false, false),
            new("b", new ColumnType(ColumnKind.Varchar, 100), true, true),
        ];
        var written = new List<byte[]>();
        var sink = new PostgresCopySink(
            columns,
            [null, [0, 0, 0, 1, 65], [0, 0, 0, 2, 66, 67]],
            b => written.Add(b.ToArray()),
            bufferBytes
        );
        var expected = new List<byte>();
        for (var i = 0; i < 50; i++)
        {
            // A rejected row leaves nothing.
            sink.WriteInteger(0, 77);
            sink.WriteInteger(0, i);
            var text = new string('x', i);
            expected.AddRange([0, 3, 0, 0, 0, 4, 0, 0, 0, (byte)i]);
            if (i % 3 == 0)
            {
                sink.WriteNull(1);
                expected.AddRange([0, 0, 0, 1, 65]);
            }
            else
            {
                sink.WriteText(1, Encoding.UTF8.GetBytes(text));
                expected.AddRange([0, 0, 0, (byte)i, .. Encoding.UTF8.GetBytes(text)]);
            }

            expected.AddRange([0, 0, 0, 2, 66, 67]);
            sink.EndRow();
        }

        sink.WriteInteger(0, 78);
        sink.Flush();

        Assert.Equal(expected, written.SelectMany(b => b));
        Assert.All(written, block => Assert.Equal([0, 3], block[..2]));
    }

    /// <summary>What the importer has loaded goes out again by COPY … TO, whose bytes are the server's own.</summary>
    private void AssertSame(
        ColumnType type,
        Action<PostgresCopySink> write,
        string postgresType,
        object value,
        NpgsqlDbType npgsqlType
    )
    {
        using var connection = scratch.Connect();
        connection.Value($"create temp table t (v {postgresType})");
        using (var importer = connection.BeginBinaryImport("copy t from stdin (format binary)"))
        {
            importer.StartRow();
            importer.Write(value, npgsqlType);
            importer.StartRow();
            importer.WriteNull();
            importer.Complete();
        }

        var column = new CopyColumn("v", type, false, false);
        var encoded = Encode(
            column,
            sink =>
            {
                write(sink);
                sink.EndRow();
                sink.WriteNull(0);
            }
        );

        Assert.Equal(ReadBack(connection), encoded);
    }

    private static byte[] ReadBack(NpgsqlConnection connection)
    {
        const int header = 19;
        using var source = connection.BeginRawBinaryCopy("copy t to stdout (format binary)");
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray()[header..^2];
    }

    private static byte[] Encode(CopyColumn column, Action<PostgresCopySink> write)
    {
        var bytes = new List<byte>();
        var sink = new PostgresCopySink([column], [null], block => bytes.AddRange(block.Span));
        write(sink);
        sink.EndRow();
        sink.Flush();
        return [.. bytes];
    }

    private static void Copy(NpgsqlConnection connection, byte[] rows)
    {
        using var stream = PostgresCopyStream.Open(
            connection,
            "copy t from stdin (format binary)",
            CancellationToken.None
        );
        stream.Write(rows);
        stream.Complete();
    }

    private static decimal Power(int scale) => scale == 0 ? 1 : 10m * Power(scale - 1);

    /// <summary>The same number with that many digits after the point, which Npgsql sends too.</summary>
    private static decimal Rescale(decimal value, int scale) =>
        scale == 28 ? value : value + new decimal(0, 0, 0, false, (byte)scale);
}
