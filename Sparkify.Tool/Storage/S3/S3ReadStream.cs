using System.Buffers;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Sparkify.Tool.Storage.S3;

/// <summary>
/// The bytes of one object as it was listed. Where an answer breaks off, the next one goes on behind the last byte of it: what is read is the whole
/// object or an error.
/// </summary>
internal sealed class S3ReadStream(
    IAmazonS3 client,
    StoredObject item,
    S3Attempts attempts,
    TimeProvider clock,
    CancellationToken cancellationToken
) : ForwardStream
{
    private const int BufferBytes = 128 << 10;

    private byte[]? buffer;
    private int bufferedFrom;
    private int bufferedCount;
    private GetObjectResponse? response;
    private long position;

    /// <summary>Returns when S3 has begun to answer.</summary>
    public Task StartAsync() => OpenAsync();

    /// <summary>For threads that have nothing else to do.</summary>
    public override int Read(Span<byte> target)
    {
        if (bufferedCount == 0)
        {
            buffer ??= ArrayPool<byte>.Shared.Rent(BufferBytes);
            bufferedFrom = 0;
            bufferedCount = ReceiveAsync(buffer).GetAwaiter().GetResult();
        }

        var count = Math.Min(bufferedCount, target.Length);
        buffer.AsSpan(bufferedFrom, count).CopyTo(target);
        bufferedFrom += count;
        bufferedCount -= count;
        return count;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return bufferedCount > 0 ? Read(target.Span) : await ReceiveAsync(target).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CloseResponse();
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = null;
                bufferedCount = 0;
            }
        }

        base.Dispose(disposing);
    }

    private async Task<int> ReceiveAsync(Memory<byte> target)
    {
        while (position < item.SizeBytes && target.Length > 0)
        {
            if (response is null)
            {
                await OpenAsync().ConfigureAwait(false);
            }

            var start = clock.GetTimestamp();
            Exception failure;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(attempts.LimitOf(isUpload: false));
            try
            {
                var count = await response!.ResponseStream.ReadAsync(target, limit.Token).ConfigureAwait(false);
                if (count > 0)
                {
                    position += count;
                    attempts.Progress();
                    return count;
                }

                failure = new EndOfStreamException($"the answer ends after {position} of {item.SizeBytes} bytes");
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                failure = error;
            }

            CloseResponse();
            await attempts.FailedAsync(failure, start, cancellationToken).ConfigureAwait(false);
        }

        return 0;
    }

    private async Task OpenAsync() =>
        response = await attempts.RunAsync(SendAsync, isUpload: false, cancellationToken).ConfigureAwait(false);

    private async Task<GetObjectResponse> SendAsync(CancellationToken limit)
    {
        var request = new GetObjectRequest
        {
            BucketName = item.Location.Bucket,
            Key = item.Location.Key,
            EtagToMatch = S3Tag.Quote(item.ETag),
        };
        if (position > 0)
        {
            request.ByteRange = new ByteRange($"bytes={position}-");
        }

        try
        {
            var answer = await client.GetObjectAsync(request, limit).ConfigureAwait(false);
            if (S3Tag.Of(answer.ETag) == item.ETag && answer.ContentLength == item.SizeBytes - position)
            {
                return answer;
            }

            answer.Dispose();
            throw S3Failure.Changed(item.Location, null);
        }
        catch (AmazonS3Exception error) when (IsOfAnother(error))
        {
            throw S3Failure.Changed(item.Location, error);
        }
    }

    private static bool IsOfAnother(AmazonS3Exception error) =>
        error is { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" }
        || error.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestedRangeNotSatisfiable;

    private void CloseResponse()
    {
        response?.Dispose();
        response = null;
    }
}
