using DuckDB.NET.Native;
using Sparkify.Tool.Copy;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>One of DuckDB's threads at a COPY: its reader and its sink.</summary>
internal sealed class CopyThread(CopyRegistration registration, ReadRows readRows)
{
    private static readonly int VectorSize = (int)NativeMethods.Helpers.DuckDBVectorSize();

    // Rows are asked for in batches, so that a chunk of long texts can end early: 2,048 rows may be 134 MB a column.
    private const int BatchRowCount = 128;
    private const long EnoughTextBytes = 2 * 1024 * 1024;

    private readonly DuckDbChunkSink sink = new(registration.Columns, VectorSize);
    private bool isFinished;

    public CopyRegistration Registration { get; } = registration;

    private bool IsFull => sink.RowCount == VectorSize || sink.UsedTextBytes >= EnoughTextBytes;

    /// <summary>Fills the chunk as far as rows last and returns their count; 0 ends this worker.</summary>
    public int Fill(nint chunk)
    {
        sink.Begin(chunk);
        while (!isFinished && !IsFull && Registration.Error is null)
        {
            isFinished = readRows(sink, Math.Min(BatchRowCount, VectorSize - sink.RowCount)) == 0;
        }

        return Registration.Error is null ? sink.RowCount : 0;
    }
}
