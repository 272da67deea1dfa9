using System.Text;
using Sparkify.Tool.Project;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Storage.S3;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Storage.S3;

/// <summary>What S3 refuses and how it fails, and what the user is told.</summary>
public sealed class S3FailureTests
{
    private readonly S3Bucket bucket = S3Server.Shared.CreateBucket();

    [Fact]
    public async Task Object_comes_whole_however_often_its_answer_breaks_off()
    {
        var content = new byte[3_000_000];
        new Random(1).NextBytes(content);
        bucket.Write("large", content);
        var count = 0;
        using var proxy = new S3Proxy(r =>
            r.Method == "GET" && r.Target.Contains("large", StringComparison.Ordinal) && ++count < 12
                ? S3Fault.Cut
                : S3Fault.None
        );
        using var store = Store(proxy);
        var item = (await store.FindAsync(bucket.At("large"), CancellationToken.None))!;

        await using var stream = await store.OpenAsync(item, CancellationToken.None);
        var read = new MemoryStream();
        stream.CopyTo(read, 10_000);

        Assert.True(content.AsSpan().SequenceEqual(read.ToArray()));
        var gets = proxy.Requests.Where(r => r.Method == "GET").ToList();
        Assert.Equal(12, gets.Count);
        Assert.All(gets, get => Assert.Equal($"\"{item.ETag}\"", get.Headers["If-Match"]));
        Assert.All(gets[1..], get => Assert.Matches("^bytes=[1-9][0-9]*-$", get.Headers["Range"]));
    }

    [Fact]
    public async Task Object_that_changes_while_it_is_read_is_an_error()
    {
        bucket.Write("a", new byte[1_000_000]);
        using var proxy = new S3Proxy(r =>
        {
            if (r.Headers.ContainsKey("Range"))
            {
                bucket.Write("a", new byte[1_000_001]);
            }

            return r.Method == "GET" ? S3Fault.Cut : S3Fault.None;
        });
        using var store = Store(proxy);
        var item = (await store.FindAsync(bucket.At("a"), CancellationToken.None))!;

        await using var stream = await store.OpenAsync(item, CancellationToken.None);
        var error = Assert.Throws<SparkifyException>(() => stream.CopyTo(Stream.Null));

        Assert.Equal($"{item.Location} changed or was removed between listing and reading", error.Message);
    }

    [Fact]
    public async Task Precondition_that_S3_finds_broken_says_that_the_object_changed()
    {
        var answer = S3Fault.Answer(412, "PreconditionFailed", "At least one of the pre-conditions did not hold");
        using var proxy = new S3Proxy(_ => answer);
        using var store = Store(proxy);
        var item = new StoredObject(bucket.At("a"), "etag", 5);

        var error = await Assert.ThrowsAsync<SparkifyException>(() => store.OpenAsync(item, CancellationToken.None));

        Assert.Equal($"{item.Location} changed or was removed between listing and reading", error.Message);
        Assert.Single(proxy.Requests);
    }

    [Fact]
    public async Task Listing_goes_on_however_its_pages_fail()
    {
        var keys = Enumerable.Range(0, 2100).Select(i => $"{i:0000}").ToList();
        keys.ForEach(key => bucket.Write(key, ""));
        using var proxy = new S3Proxy(S3Proxy.Failing(0.6, seed: 5));
        using var store = Store(proxy);

        var listed = await store.ListAsync(bucket.At(""), CancellationToken.None).ToListAsync();

        Assert.Equal(keys, listed.ConvertAll(o => o.Location.Key));
    }

    [Theory]
    [InlineData(9_000_000)]
    [InlineData(1000)]
    public async Task Upload_goes_on_however_its_requests_fail(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        using var proxy = new S3Proxy(S3Proxy.Failing(0.5, seed: size));
        using var store = Store(proxy);

        await using var upload = await store.CreateAsync(bucket.At("up"), CancellationToken.None);
        await upload.Content.WriteAsync(content);
        await upload.CompleteAsync(CancellationToken.None);

        Assert.True(content.AsSpan().SequenceEqual(bucket.Read("up")));
    }

    [Theory]
    [InlineData("ListObjectsV2", "s3:ListBucket on arn:aws:s3:::BUCKET")]
    [InlineData(
        "GetObject",
        "s3:GetObject on arn:aws:s3:::BUCKET/k, and s3:ListBucket on arn:aws:s3:::BUCKET to be told of missing objects"
    )]
    [InlineData("PutObject", "s3:PutObject on arn:aws:s3:::BUCKET/k")]
    [InlineData("DeleteObject", "s3:DeleteObject on arn:aws:s3:::BUCKET/k")]
    public async Task Access_that_is_denied_names_the_permission(string operation, string permission)
    {
        var error = await FailAsync(operation, S3Fault.Answer(403, "AccessDenied", "Access Denied"));

        Assert.Equal($"{operation} s3://{bucket.Name}/k: AccessDenied (403): Access Denied", error.Message);
        Assert.Equal(
            "the credentials need " + permission.Replace("BUCKET", bucket.Name, StringComparison.Ordinal),
            error.Hint
        );
        Assert.Equal(ExitCode.Failed, error.ExitCode);
    }

    [Theory]
    [InlineData(301, "PermanentRedirect", "Use another endpoint.", "x-amz-bucket-region: eu-west-1\r\n")]
    [InlineData(
        400,
        "AuthorizationHeaderMalformed",
        "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
        ""
    )]
    public async Task Bucket_of_another_region_is_named_with_it(int status, string code, string message, string headers)
    {
        var error = await FailAsync("ListObjectsV2", S3Fault.Answer(status, code, message, headers));

        Assert.EndsWith($"{code} ({status}): {message.TrimEnd('.')}", error.Message);
        Assert.StartsWith("the bucket is in eu-west-1: write REGION 'eu-west-1' in the statement", error.Hint);
        Assert.Equal(ExitCode.Failed, error.ExitCode);
    }

    [Theory]
    [InlineData(400, "ExpiredToken", "get new credentials")]
    [InlineData(403, "InvalidAccessKeyId", "get new credentials")]
    [InlineData(403, "RequestTimeTooSkewed", "set the clock")]
    public async Task Credentials_that_do_not_count_are_no_connection(int status, string code, string hint)
    {
        var error = await FailAsync("ListObjectsV2", S3Fault.Answer(status, code, "No."));

        Assert.Equal($"ListObjectsV2 s3://{bucket.Name}/k: {code} ({status}): No", error.Message);
        Assert.StartsWith(hint, error.Hint);
        Assert.Equal(ExitCode.NoConnection, error.ExitCode);
    }

    [Fact]
    public async Task Bucket_that_is_not_there_is_named()
    {
        using var store = S3ObjectStore.Create(S3Server.Shared.Settings(), null);

        var error = await Assert.ThrowsAsync<SparkifyException>(async () =>
            await store.ListAsync(new S3Location("no-such-bucket", "k"), CancellationToken.None).ToListAsync()
        );

        Assert.Equal(
            "ListObjectsV2 s3://no-such-bucket/k: NoSuchBucket (404): The specified bucket does not exist",
            error.Message
        );
    }

    [Fact]
    public async Task Keys_that_XML_cannot_hold_come_encoded()
    {
        const string page =
            "<ListBucketResult><IsTruncated>false</IsTruncated><EncodingType>url</EncodingType><Contents><Key>a+b%01%25.json</Key><ETag>\"e\"</ETag><Size>1</Size></Contents></ListBucketResult>";
        using var proxy = new S3Proxy(_ => S3Fault.Content(200, page));
        using var store = Store(proxy);

        var listed = await store.ListAsync(bucket.At(""), CancellationToken.None).ToListAsync();

        Assert.Equal("a b\u0001%.json", Assert.Single(listed).Location.Key);
        Assert.Contains("encoding-type=url", Assert.Single(proxy.Requests).Target);
    }

    [Fact]
    public async Task Listing_out_of_order_is_refused()
    {
        const string page =
            "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>b</Key></Contents><Contents><Key>a</Key></Contents></ListBucketResult>";
        using var proxy = new S3Proxy(_ => S3Fault.Content(200, page));
        using var store = Store(proxy);

        var error = await Assert.ThrowsAsync<SparkifyException>(async () =>
            await store.ListAsync(bucket.At(""), CancellationToken.None).ToListAsync()
        );

        Assert.Contains("not in byte order of the keys: \"a\" after \"b\"", error.Message);
    }

    [Fact]
    public async Task Anonymous_requests_are_not_signed()
    {
        bucket.Write("a", "one");
        using var proxy = new S3Proxy(_ => S3Fault.None);
        using var store = S3ObjectStore.Create(
            S3Server.Shared.Settings(proxy.Endpoint) with
            {
                Anonymous = true,
            },
            null
        );

        var item = await store.FindAsync(bucket.At("a"), CancellationToken.None);

        Assert.Equal(3, item!.SizeBytes);
        Assert.DoesNotContain("Authorization", Assert.Single(proxy.Requests).Headers.Keys);
    }

    [Fact]
    public async Task Requests_are_signed_for_the_region_of_the_statement_then_of_the_target()
    {
        bucket.Write("a", "one");
        using var proxy = new S3Proxy(_ => S3Fault.None);
        var settings = S3Server.Shared.Settings(proxy.Endpoint) with { Region = "eu-north-1" };
        foreach (var region in new[] { "us-west-2", null })
        {
            using var store = S3ObjectStore.Create(settings, region);
            await store.FindAsync(bucket.At("a"), CancellationToken.None);
        }

        Assert.Equal(["/us-west-2/s3/", "/eu-north-1/s3/"], proxy.Requests.Select(RegionOf));
    }

    [Fact]
    public async Task S3_that_is_gone_fails_when_the_time_is_over()
    {
        string endpoint;
        using (var proxy = new S3Proxy(_ => S3Fault.None))
        {
            endpoint = proxy.Endpoint;
        }

        var clock = new SteppedClock();
        using var store = new S3ObjectStore(
            new S3Connection(S3Server.Shared.Settings(endpoint), null),
            new S3Patience(TimeSpan.FromSeconds(60)) { Clock = clock, Delay = clock.Delay }
        );

        var error = await Assert.ThrowsAsync<SparkifyException>(() =>
            store.FindAsync(bucket.At("a"), CancellationToken.None)
        );

        Assert.StartsWith($"HeadObject s3://{bucket.Name}/a: S3 has given nothing for 60 s: ", error.Message);
        Assert.Equal(ExitCode.NoConnection, error.ExitCode);
        Assert.InRange(clock.Waited, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60));
        Assert.InRange(clock.PauseCount, 12, 60);
    }

    private static string RegionOf(S3Request request)
    {
        var scope = request.Headers["Authorization"].Split(',')[0].Split('/');
        return $"/{scope[2]}/{scope[3]}/";
    }

    private static S3ObjectStore Store(S3Proxy proxy) =>
        S3ObjectStore.Create(S3Server.Shared.Settings(proxy.Endpoint), null);

    private async Task<SparkifyException> FailAsync(string operation, S3Fault fault)
    {
        using var proxy = new S3Proxy(_ => fault);
        using var store = Store(proxy);
        var location = bucket.At("k");
        var error = await Assert.ThrowsAsync<SparkifyException>(() =>
            operation switch
            {
                "ListObjectsV2" => store.ListAsync(location, CancellationToken.None).ToListAsync().AsTask(),
                "GetObject" => store.OpenAsync(new StoredObject(location, "e", 1), CancellationToken.None),
                "DeleteObject" => store.DeleteAsync(location, CancellationToken.None),
                _ => PutAsync(store, location),
            }
        );
        Assert.Single(proxy.Requests);
        return error;
    }

    private static async Task PutAsync(S3ObjectStore store, S3Location location)
    {
        await using var upload = await store.CreateAsync(location, CancellationToken.None);
        await upload.Content.WriteAsync(Encoding.UTF8.GetBytes("x"));
        await upload.CompleteAsync(CancellationToken.None);
    }

    /// <summary>Time passes only in pauses.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Waited { get; private set; }

        public int PauseCount { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Waited.Ticks;

        public Task Delay(TimeSpan pause, CancellationToken cancellationToken)
        {
            Waited += pause;
            PauseCount++;
            return Task.CompletedTask;
        }
    }
}
