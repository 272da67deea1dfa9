using System.IO.Compression;
using DuckDB.NET.Data;
using Parquet;
using Parquet.Schema;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Project;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Tests.Engines.DuckDb;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Copy;

/// <summary>COPY from Parquet files, which DuckDB and Parquet.Net write.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html"/>
public sealed partial class ParquetTests : IDisposable
{
    private const string Copy = "copy t from 's3://b/d' iam_role default format as parquet ";

    private readonly CopyBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("snappy")]
    [InlineData("uncompressed")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task Columns_take_the_values_of_their_types_by_position(string codec)
    {
        Write(
            """
            select * from (values
                ((-32768)::smallint, 2147483647, (-9223372036854775808)::bigint, -9.99::decimal(4,2), 12345678.125::decimal(18,3),
                 -99999999999999999999999999999999.999999::decimal(38,6), 1.5::real, 1e300::double, true, 'x', 'zwölf 𝄞', date '0001-01-01',
                 timestamp '1969-12-31 23:59:59.999999', timestamptz '2018-11-12 02:37:38+02', '\x00A'::blob),
                (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null),
                (7::smallint, 8, 9, 0.01, 0, 0.000001, 'nan', '-infinity', false, '', '', '9999-12-31', '9999-12-31 23:59:59.999999', '0001-01-01 00:00:00+00', '')
            ) as v
            """,
            $"format parquet, compression {codec}"
        );
        var result = await RunAsync(
            "a smallint, b integer, c bigint, d decimal(4,2), e decimal(18,3), f decimal(38,6), g real, h double precision, i boolean, j char(3), k varchar(20), l date, m timestamp, n timestamptz, o varbyte(9)"
        );
        Assert.Equal(
            [
                "-32768|2147483647|-9223372036854775808|-999u|12345678125u|-99999999999999999999999999999999999999u|1.5|1E+300|t|x|zwölf 𝄞|-719162d|1969-12-31 23:59:59.999999|2018-11-12 00:37:38|\0A",
                string.Join('|', Enumerable.Repeat("\\N", 15)),
                "7|8|9|1u|0u|1u|NaN|-Infinity|f|||2932896d|9999-12-31 23:59:59.999999|0001-01-01 00:00:00|",
            ],
            result.Rows
        );
    }

    [Fact]
    public async Task Timestamps_of_every_unit_of_parquet_net_are_read()
    {
        var times = new[]
        {
            new DateTime(2018, 11, 1, 20, 57, 10, 796, DateTimeKind.Utc),
            DateTime.UnixEpoch.AddDays(-1),
        };
        DateTimeFormat[] formats =
        [
            DateTimeFormat.Impala,
            DateTimeFormat.DateAndTime,
            DateTimeFormat.DateAndTimeMicros,
            DateTimeFormat.Date,
        ];
        var fields = formats.Select((f, i) => new DateTimeDataField($"c{i}", f)).ToArray();
        using (var file = File.Create(Path.Join(bench.Folder.FullName, "d")))
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file))
        {
            using var group = writer.CreateRowGroup();
            foreach (var field in fields)
            {
                await group.WriteAsync<DateTime>(field, times.AsMemory());
            }
        }

        Assert.Equal(
            [
                "2018-11-01 20:57:10.796|2018-11-01 20:57:10.796|2018-11-01 20:57:10.796|17836d",
                "1969-12-31 00:00:00|1969-12-31 00:00:00|1969-12-31 00:00:00|-1d",
            ],
            (await RunAsync("a timestamp, b timestamp, c timestamp, d date")).Rows
        );
        Assert.Equal(
            "\"2018-11-01 20:57:10.796\"|\"2018-11-01 20:57:10.796\"|\"2018-11-01 20:57:10.796\"|\"2018-11-01\"",
            (await RunAsync("a super, b super, c super, d super", "serializetojson")).Rows[0]
        );
    }

    [Theory]
    [InlineData("1::bigint", "integer", "optional int64 (INT_64) c")]
    [InlineData("1::integer", "bigint", "optional int32 (INT_32) c")]
    [InlineData("1::real", "double precision", "optional float c")]
    [InlineData("1::double", "real", "optional double c")]
    [InlineData("1::decimal(5,2)", "numeric(5,1)", "optional int32 (DECIMAL(5,2)) c")]
    [InlineData("1::integer", "character varying(5)", "optional int32 (INT_32) c")]
    [InlineData("'x'", "integer", "optional byte_array (UTF8) c")]
    [InlineData("'x'", "date", "optional byte_array (UTF8) c")]
    [InlineData("date '2020-01-01'", "timestamp without time zone", "optional int32 (DATE) c")]
    [InlineData("timestamp '2020-01-01'", "date", "optional int64 (TIMESTAMP_MICROS) c")]
    [InlineData("timestamp_ns '2020-01-01'", "timestamp without time zone", "optional int64 (TIMESTAMP) c")]
    [InlineData("time '10:00'", "time without time zone", "optional int64 (TIME_MICROS) c")]
    [InlineData("1::uinteger", "integer", "optional int32 (UINT_32) c")]
    [InlineData("[1]", "character varying(5)", "nested c")]
    [InlineData("[1]", "super", "nested c")]
    [InlineData("{'a': 1}", "integer", "nested c")]
    public async Task Other_types_than_the_columns_are_refused(string value, string type, string schema)
    {
        Write($"select {value} as c");
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync($"c {type}"));
        Assert.Equal(
            $"s3://b/d has an incompatible Parquet schema for column \"c\". Column type: {type}, Parquet schema: {schema}",
            error.Message
        );
        Assert.Equal(("15007", "test.sql:1:13"), (error.Code, error.Span.ToString()));
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public async Task The_file_has_as_many_columns_as_the_table_or_the_list()
    {
        Write("select 1 as a, 'x' as b");
        Assert.Equal(["1|x"], (await RunAsync("id integer, name varchar(5)")).Rows);
        Assert.Equal(["1|x"], (await RunListAsync("(c, a)", "")).Rows);
        Assert.Equal(["1|x|\\N"], (await RunListAsync("(c, a, b)", "fillrecord")).Rows);

        var fewer = await Assert.ThrowsAsync<SparkifyException>(() => RunListAsync("(c, a, b)", ""));
        Assert.Equal(
            "Unmatched number of columns between table and file. Table columns: 3, Data columns: 2, File name: s3://b/d",
            fewer.Message
        );
        await Assert.ThrowsAsync<SparkifyException>(() => RunListAsync("(c)", "fillrecord"));

        Task<CopyResult> RunListAsync(string list, string options) =>
            bench.RunAsync(
                "create table t (a varchar(5), b integer, c integer)",
                $"copy t {list} from 's3://b/d' format parquet {options}"
            );
    }

    [Fact]
    public async Task Identity_columns_take_values_with_explicit_ids_only()
    {
        Write("select 7::bigint as id, 'x' as a");
        const string Table = "id bigint identity(1,1), a varchar(5)";
        Assert.Equal(["7|x"], (await RunAsync(Table, "explicit_ids")).Rows);
        await Assert.ThrowsAsync<SparkifyException>(() => RunAsync(Table));
    }

    [Theory]
    [InlineData(
        "select 'too long' as c",
        "c varchar(5)",
        "1204",
        "s3://b/d line 1 column c character varying(5), value 'too long': String length exceeds DDL length [1204]"
    )]
    [InlineData(
        "select unnest(['x', null]) as c",
        "c varchar(5) not null",
        "1213",
        "s3://b/d line 2 column c character varying(5): Missing data for not-null field [1213]"
    )]
    [InlineData(
        "select 32768 as c",
        "c smallint",
        "1222",
        "s3://b/d line 1 column c smallint, value '32768': Overflow (Short valid range -32768 to 32767) [1222]"
    )]
    [InlineData(
        "select 'ä' as c",
        "c char(5)",
        "1220",
        "s3://b/d line 1 column c character(5), value 'ä': Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: c3a4 [1220]"
    )]
    [InlineData(
        "select 100.0::decimal(4,1) as c",
        "c decimal(3,1)",
        "1204",
        "s3://b/d line 1 column c numeric(3,1), value '1000': Overflow for numeric(3,1) [1204]"
    )]
    public async Task The_first_error_ends_the_copy(string query, string columns, string code, string detail)
    {
        Write(query);
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync(columns));
        Assert.Equal((code, detail), (error.Code, Assert.Single(error.Details)));
        Assert.DoesNotContain("MAXERROR", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_utf8_is_an_error_or_is_replaced()
    {
        Write("select unnest(['a\\xFFb'::blob, 'c'::blob]) as c");
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("c varchar(5)"));
        Assert.Equal("1220", error.Code);
        var result = await RunAsync("c varchar(5)", "acceptinvchars '^'");
        Assert.Equal(["a^b", "c"], result.Rows);
        Assert.Equal(1, result.Outcome.ReplacedRowCount);
    }

    [Fact]
    public async Task Row_groups_are_read_one_after_the_other()
    {
        Write(
            "select i::integer as a, case when i % 7 <> 0 then 'text ' || (i % 100) end as b from range(10000) as r(i)",
            "format parquet, row_group_size 2048"
        );
        var result = await RunAsync("a integer, b varchar(20)");
        Assert.Equal(
            Enumerable.Range(0, 10000).Select(i => $"{i}|{(i % 7 != 0 ? $"text {i % 100}" : "\\N")}"),
            result.Rows
        );
        Assert.Equal(result.Job.Progress.TotalByteCount, result.Job.Progress.ByteCount);
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData(".bz2")]
    [InlineData(".snappy")]
    public async Task Extensions_tell_how_objects_are_packed(string extension)
    {
        Write("select 1 as a");
        var plain = await File.ReadAllBytesAsync(Target());
        File.Delete(Target());
        bench.Folder.Write("d" + extension, Pack(plain, extension));
        bench.Folder.Write("d.parquet", plain);
        Assert.Equal(["1", "1"], (await RunAsync("a integer")).Rows);

        bench.Folder.Write("d" + extension, plain);
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("a integer"));
        Assert.Equal("the object's extension says that it is packed: rename it, or pack it so", error.Hint);
    }

    [Fact]
    public async Task A_manifest_must_tell_the_length_of_every_object()
    {
        Write("select 1 as a");
        File.Move(Target(), Path.Join(bench.Folder.FullName, "x"));
        var length = new FileInfo(Path.Join(bench.Folder.FullName, "x")).Length;

        bench.With("d", $$$"""{"entries":[{"url":"s3://b/x","meta":{"content_length":{{{length}}}}}]}""");
        Assert.Equal(["1"], (await RunAsync("a integer", "manifest")).Rows);

        bench.With("d", """{"entries":[{"url":"s3://b/x"}]}""");
        var missing = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("a integer", "manifest"));
        Assert.Equal("the manifest does not say how long s3://b/x is", missing.Message);

        bench.With("d", """{"entries":[{"url":"s3://b/x","meta":{"content_length":5}}]}""");
        var wrong = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("a integer", "manifest"));
        Assert.Equal($"s3://b/x has {length} bytes, and its manifest says 5", wrong.Message);
    }

    [Fact]
    public async Task A_damaged_file_is_an_error_that_names_the_object()
    {
        Write("select i::integer as a, 'text ' || i as b from range(100) as r(i)");
        var whole = await File.ReadAllBytesAsync(Target());
        for (var length = 1; length < whole.Length; length += 13)
        {
            await FailsOn(whole[..length]);
        }

        await FailsOn([.. "PAR1"u8, .. new byte[100]]);
        await FailsOn("PAR1PAR1"u8.ToArray());
        await FailsOn("no Parquet data, but some text"u8.ToArray());

        // A changed byte may also be a changed value: nothing but the library's errors is asked for here.
        for (var i = 4; i < whole.Length; i += 7)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0x2A;
            bench.Folder.Write("d", damaged);
            try
            {
                await RunAsync("a integer, b varchar(20)");
            }
            catch (SparkifyException error)
            {
                Assert.DoesNotContain("rows could", error.Message, StringComparison.Ordinal);
            }
        }

        async Task FailsOn(byte[] content)
        {
            bench.Folder.Write("d", content);
            var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("a integer, b varchar(20)"));
            Assert.StartsWith("s3://b/d is not Parquet data that COPY reads", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_store_that_cannot_seek_is_read_through_a_temporary_file()
    {
        Write("select i::integer as a from range(1000) as r(i)");
        bench.Store = new ForwardStore(new MountedObjectStore([new Mount("s3://b", bench.Folder.FullName)]));
        Assert.Equal(1000, (await RunAsync("a integer")).Rows.Count);
    }

    [Fact]
    public async Task An_empty_object_is_no_rows()
    {
        bench.Folder.Write("d", []);
        Assert.Empty((await RunAsync("a integer")).Rows);
    }

    [Theory]
    [InlineData("maxerror 5", "MAXERROR")]
    [InlineData("gzip", "GZIP")]
    [InlineData("region 'us-west-2'", "REGION")]
    [InlineData("compupdate off", "COMPUPDATE")]
    [InlineData("truncatecolumns", "TRUNCATECOLUMNS")]
    [InlineData("acceptanydate", "ACCEPTANYDATE")]
    [InlineData("noload", "NOLOAD")]
    [InlineData("ignoreallerrors", "IGNOREALLERRORS")]
    [InlineData("delimiter ','", "DELIMITER")]
    public async Task Options_that_columnar_formats_do_not_take_are_refused(string option, string name)
    {
        Write("select 1 as a");
        var error = await Assert.ThrowsAsync<SparkifyException>(() => RunAsync("a integer", option));
        Assert.Equal($"{name} cannot be used with PARQUET", error.Message);
        Assert.Single((await RunAsync("a integer", "statupdate on")).Rows);
    }

    private static byte[] Pack(byte[] content, string extension)
    {
        var packed = new MemoryStream();
        using (
            Stream stream = extension switch
            {
                ".gz" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                ".snappy" => new Snappier.SnappyStream(packed, CompressionMode.Compress, leaveOpen: true),
                _ => PackedObject.Open(packed, Compression.Bzip2),
            }
        )
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    private string Target() => Path.Join(bench.Folder.FullName, "d");

    private void Write(string query, string options = "format parquet")
    {
        using var duckdb = new DuckDBConnection("Data Source=:memory:");
        duckdb.Open();
        duckdb.Run("set TimeZone = 'UTC'");
        duckdb.Run($"copy ({query}) to '{Target()}' ({options})");
    }

    private Task<CopyResult> RunAsync(string columns, string options = "") =>
        bench.RunAsync($"create table t ({columns})", Copy + options);

    /// <summary>Gives streams that are read from their start to their end, as those of S3 are.</summary>
    private sealed class ForwardStore(IObjectStore store) : IObjectStore
    {
        public IAsyncEnumerable<StoredObject> ListAsync(S3Location prefix, CancellationToken cancellationToken) =>
            store.ListAsync(prefix, cancellationToken);

        public Task<StoredObject?> FindAsync(S3Location location, CancellationToken cancellationToken) =>
            store.FindAsync(location, cancellationToken);

        public async Task<Stream> OpenAsync(StoredObject item, CancellationToken cancellationToken) =>
            new PackedStream(await store.OpenAsync(item, cancellationToken), 4);
    }
}
