using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>Opens a database file, which one process has to itself: waits for it, and creates anew what a kill left unfinished.</summary>
internal sealed class DuckDbFile(string path, DuckDbOptions options, Func<DuckDBConnection> connect)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    public DuckDBConnection Open(CancellationToken cancellationToken)
    {
        try
        {
            PrepareFolder();
            return OpenWithin(options.LockTimeout, cancellationToken);
        }
        catch (DuckDBException e)
        {
            throw CannotOpen(DuckDbError.Of(e).Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotOpen(e.Message, e);
        }
    }

    private DuckDBConnection OpenWithin(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        for (var isWaiting = false; ; isWaiting = true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryOpen(out var holder) is { } connection)
            {
                return connection;
            }

            if (Stopwatch.GetElapsedTime(start) >= timeout)
            {
                throw InUse(holder);
            }

            if (!isWaiting)
            {
                options.Waiting?.Invoke($"waiting for {path}, in use by {holder}");
            }

            cancellationToken.WaitHandle.WaitOne(PollInterval);
        }
    }

    /// <summary>Null: the holder has the file.</summary>
    private DuckDBConnection? TryOpen(out LockHolder holder)
    {
        holder = new LockHolder(null, null);
        try
        {
            return options.ReadOnly ? OpenExisting() : OpenOrCreate();
        }
        catch (DuckDBException e) when (LockHolder.In(e.Message) is { } found)
        {
            holder = found;
            return null;
        }
    }

    private DuckDBConnection OpenExisting()
    {
        if (!File.Exists(path))
        {
            throw Missing();
        }

        try
        {
            return connect();
        }
        catch (DuckDBException e) when (IsUnfinished(e))
        {
            throw Missing();
        }
    }

    private DuckDBConnection? OpenOrCreate()
    {
        if (File.Exists(path))
        {
            try
            {
                return connect();
            }
            catch (DuckDBException e) when (IsUnfinished(e))
            {
                // Perhaps another process is just creating it: whoever holds the guard decides.
            }
        }

        using var guard = UnfinishedFile.TryBeginCreation(path);
        return guard is null ? null : Create();
    }

    private DuckDBConnection Create()
    {
        try
        {
            return connect();
        }
        catch (DuckDBException e) when (IsUnfinished(e))
        {
            UnfinishedFile.Delete(path);
            var connection = connect();
            options.Recovered?.Invoke($"{path} was left unfinished by a run that was killed, and is created anew");
            return connection;
        }
    }

    private bool IsUnfinished(DuckDBException error) =>
        LockHolder.In(error.Message) is null && UnfinishedFile.IsAt(path);

    private void PrepareFolder()
    {
        if (!options.ReadOnly)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
    }

    private SparkifyException Missing() =>
        new($"there is no database at {path} yet")
        {
            Hint = "run sparkify migrate first, or name another file in the target's \"database\"",
        };

    private SparkifyException InUse(LockHolder holder) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"database {path} is in use by {holder}; waited {options.LockTimeout.TotalSeconds:0.#} s"
            )
        )
        {
            Code = "55P03",
            Hint = "wait until that process ends, or give it longer with --lock-timeout",
            ExitCode = ExitCode.NotLocked,
        };

    private SparkifyException CannotOpen(string reason, Exception inner) =>
        new($"cannot open database {path}: {reason}", inner) { ExitCode = ExitCode.NoConnection };
}
