namespace Sparkify.Tool.Copy;

/// <summary>
/// Writes up to maxRowCount further rows into the sink and returns how many; 0: nothing is left for this worker. Each worker has its own,
/// called by one thread at a time. Throws a SparkifyException when the COPY as a whole has failed.
/// </summary>
internal delegate int ReadRows(IRowSink sink, int maxRowCount);
