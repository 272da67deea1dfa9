using DuckDB.NET.Native;
using Sparkify.Tool.Copy;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>One of DuckDB's threads at a COPY: its reader and its sink.</summary>
internal sealed class CopyThread(CopyRegistration registration, ReadRows readRows)
{
    private static readonly int VectorSize = (int)NativeMethods.Helpers.DuckDBVectorSize();

    private readonly DuckDbChunkSink sink = new(registration.Columns, VectorSize);
    private bool isFinished;

    public CopyRegistration Registration { get; } = registration;

    /// <summary>Fills the chunk as far as rows last and returns their count; 0 ends this worker.</summary>
    public int Fill(nint chunk)
    {
        sink.Begin(chunk);
        while (!isFinished && sink.RowCount < VectorSize && Registration.Error is null)
        {
            isFinished = readRows(sink, VectorSize - sink.RowCount) == 0;
        }

        return Registration.Error is null ? sink.RowCount : 0;
    }
}
