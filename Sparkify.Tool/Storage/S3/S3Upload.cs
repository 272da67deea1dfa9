using Amazon.S3;
using Amazon.S3.Model;

namespace Sparkify.Tool.Storage.S3;

/// <summary>
/// Bytes on their way to S3. An object of up to 8 MB is one request; a larger one goes up in parts of that size, and appears when they are
/// completed. No more than one part is held.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html"/>
internal sealed class S3Upload(S3ObjectStore store, S3Location location, CancellationToken cancellationToken) : Stream
{
    private const int PartBytes = 8 << 20;

    private readonly MemoryStream part = new();
    private readonly List<PartETag> parts = [];
    private string? uploadId;
    private long sentBytes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var count = Math.Min(buffer.Length, PartBytes - (int)part.Length);
            part.Write(buffer[..count]);
            buffer = buffer[count..];
            if (buffer.Length > 0)
            {
                SendPartAsync(cancellationToken).GetAwaiter().GetResult();
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellation) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellation).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellation = default)
    {
        while (buffer.Length > 0)
        {
            var count = Math.Min(buffer.Length, PartBytes - (int)part.Length);
            part.Write(buffer.Span[..count]);
            buffer = buffer[count..];
            if (buffer.Length > 0)
            {
                await SendPartAsync(cancellation).ConfigureAwait(false);
            }
        }
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public async Task CompleteAsync(CancellationToken cancellation)
    {
        if (uploadId is null)
        {
            await PutAsync(cancellation).ConfigureAwait(false);
            return;
        }

        await SendPartAsync(cancellation).ConfigureAwait(false);
        await FinishAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Also when the run is cancelled: parts that are left cost money. Tried once, since it must not hide why the object was given up; a lifecycle rule
    /// of the bucket removes what stays.
    /// </summary>
    public async Task AbandonAsync()
    {
        if (uploadId is not null)
        {
            var request = new AbortMultipartUploadRequest
            {
                BucketName = location.Bucket,
                Key = location.Key,
                UploadId = uploadId,
            };
            await store
                .TryAsync(
                    Call("AbortMultipartUpload"),
                    (client, limit) => client.AbortMultipartUploadAsync(request, limit)
                )
                .ConfigureAwait(false);
        }
    }

    private Task PutAsync(CancellationToken cancellation) =>
        store.SendAsync(
            Call("PutObject"),
            (client, _, limit) =>
                client.PutObjectAsync(
                    new PutObjectRequest
                    {
                        BucketName = location.Bucket,
                        Key = location.Key,
                        InputStream = Content(),
                        UseChunkEncoding = false,
                    },
                    limit
                ),
            isUpload: true,
            cancellation
        );

    private async Task SendPartAsync(CancellationToken cancellation)
    {
        uploadId ??= await StartAsync(cancellation).ConfigureAwait(false);
        var number = parts.Count + 1;
        var sent = await store
            .SendAsync(
                Call("UploadPart"),
                (client, _, limit) =>
                    client.UploadPartAsync(
                        new UploadPartRequest
                        {
                            BucketName = location.Bucket,
                            Key = location.Key,
                            UploadId = uploadId,
                            PartNumber = number,
                            PartSize = part.Length,
                            InputStream = Content(),
                            UseChunkEncoding = false,
                        },
                        limit
                    ),
                isUpload: true,
                cancellation
            )
            .ConfigureAwait(false);
        parts.Add(new PartETag(number, sent.ETag));
        sentBytes += part.Length;
        part.SetLength(0);
    }

    private async Task<string> StartAsync(CancellationToken cancellation)
    {
        var request = new InitiateMultipartUploadRequest { BucketName = location.Bucket, Key = location.Key };
        var started = await store
            .SendAsync(
                Call("CreateMultipartUpload"),
                (client, limit) => client.InitiateMultipartUploadAsync(request, limit),
                cancellation
            )
            .ConfigureAwait(false);
        return started.UploadId;
    }

    private Task FinishAsync(CancellationToken cancellation)
    {
        var request = new CompleteMultipartUploadRequest
        {
            BucketName = location.Bucket,
            Key = location.Key,
            UploadId = uploadId,
            PartETags = parts,
        };
        return store.SendAsync(
            Call("CompleteMultipartUpload"),
            async (client, failureCount, limit) =>
            {
                try
                {
                    return await client.CompleteMultipartUploadAsync(request, limit).ConfigureAwait(false);
                }
                catch (AmazonS3Exception error) when (error.ErrorCode == "NoSuchUpload" && failureCount > 0)
                {
                    // An attempt whose answer was lost has completed it.
                    var found = await store.FindAsync(location, limit).ConfigureAwait(false);
                    if (found?.SizeBytes == sentBytes)
                    {
                        return null;
                    }

                    throw;
                }
            },
            isUpload: true,
            cancellation
        );
    }

    /// <summary>A stream of its own for every attempt, which the client closes.</summary>
    private MemoryStream Content() => new(part.GetBuffer(), 0, (int)part.Length, writable: false);

    private S3Call Call(string operation) => store.Call(operation, location, "s3:PutObject");
}
