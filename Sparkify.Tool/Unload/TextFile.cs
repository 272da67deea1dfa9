using Sparkify.Tool.Storage;
using Sparkify.Tool.Unload.Formats;

namespace Sparkify.Tool.Unload;

/// <summary>A file of lines, packed or not.</summary>
internal sealed class TextFile : UnloadFile
{
    private const int FlushBytes = 64 << 10;

    private readonly RecordFormat format;
    private readonly ByteBuffer buffer = new();
    private readonly Stream packed;
    private readonly long maxFileBytes;

    public TextFile(ObjectUpload upload, RecordFormat format, UnloadOptions options)
        : base(upload)
    {
        this.format = format;
        maxFileBytes = options.MaxFileBytes;
        packed = PackedObject.Open(Output, options.Compression);
        if (options.HasHeader)
        {
            format.WriteHeader(buffer);
            RowCount = 1;
        }
    }

    public override bool IsFull => buffer.Length >= FlushBytes;

    public override bool TryAppend(ReadOnlySpan<object?> row)
    {
        var start = buffer.Length;
        format.WriteRow(row, buffer);
        if (Output.Count + buffer.Length > maxFileBytes && Output.Count > 0)
        {
            buffer.Truncate(start);
            return false;
        }

        RowCount++;
        return true;
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await packed.WriteAsync(buffer.Written, cancellationToken).ConfigureAwait(false);
        buffer.Clear();
    }

    public override async Task FinishAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        await packed.DisposeAsync().ConfigureAwait(false);
    }
}
