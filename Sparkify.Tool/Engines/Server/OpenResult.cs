using Npgsql;

namespace Sparkify.Tool.Engines.Server;

/// <summary>
/// A result whose rows are read as they are asked for. What is left of a long one need not be sent: the server is told to stop. Within a
/// transaction, which that would abort, it is read and thrown away.
/// </summary>
internal sealed class OpenResult(
    IEngine engine,
    NpgsqlCommand command,
    NpgsqlDataReader reader,
    TextRows rows,
    IDisposable? cancellation = null
) : IDisposable
{
    public void Dispose()
    {
        cancellation?.Dispose();
        if (!rows.IsAtEnd && !engine.InTransaction)
        {
            command.Cancel();
        }

        reader.Dispose();
        command.Dispose();
    }
}
