using Npgsql;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>The one stream of a COPY FROM STDIN, into which any number of threads write whole rows. Disposed before Complete, it loads nothing.</summary>
internal sealed class PostgresCopyStream : IDisposable
{
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Trailer = [0xFF, 0xFF];

    private readonly Lock gate = new();
    private readonly NpgsqlRawCopyStream stream;
    private bool isComplete;

    private PostgresCopyStream(NpgsqlRawCopyStream stream) => this.stream = stream;

    public static PostgresCopyStream Open(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var stream = connection.BeginRawBinaryCopyAsync(sql, cancellationToken).GetAwaiter().GetResult();
        stream.Write(Header);
        return new PostgresCopyStream(stream);
    }

    public void Write(ReadOnlyMemory<byte> rows)
    {
        lock (gate)
        {
            stream.Write(rows.Span);
        }
    }

    /// <summary>Returns when the server has taken all rows.</summary>
    public void Complete()
    {
        isComplete = true;
        stream.Write(Trailer);
        stream.Dispose();
    }

    public void Dispose()
    {
        if (!isComplete)
        {
            stream.Cancel();
            stream.Dispose();
        }
    }

    /// <summary>The values of a query's one row, each as a field of COPY's binary format with its length.</summary>
    public static List<byte[]> ReadFields(NpgsqlConnection connection, string query)
    {
        using var source = connection.BeginRawBinaryCopy($"COPY ({query}) TO STDOUT (FORMAT BINARY)");
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        var rest = bytes.ToArray().AsSpan(Header.Length);
        var fields = new List<byte[]>();
        var count = System.Buffers.Binary.BinaryPrimitives.ReadInt16BigEndian(rest);
        rest = rest[sizeof(short)..];
        while (fields.Count < count)
        {
            var length = Math.Max(0, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(rest)) + sizeof(int);
            fields.Add(rest[..length].ToArray());
            rest = rest[length..];
        }

        return fields;
    }
}
