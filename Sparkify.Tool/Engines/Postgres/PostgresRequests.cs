using System.Data;
using Npgsql;
using Sparkify.Tool.Engines.Server;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>
/// What is sent, and with what: a round trip costs more than most of the tool's own statements. The begin of a transaction goes with its first
/// statement, and rows of the tool that nobody has asked for yet go with the commit.
/// </summary>
internal sealed class PostgresRequests(NpgsqlConnection connection)
{
    private readonly List<string> posted = [];
    private bool isBeginning;

    public bool InTransaction { get; private set; }

    /// <summary>An error in the first statement leaves a transaction that has failed, as ever.</summary>
    public void Begin()
    {
        isBeginning = true;
        InTransaction = true;
    }

    /// <summary>Sent before whatever else is, and at the latest with the commit, whose error its own is then; outside a transaction at once.</summary>
    public void Post(string sql)
    {
        posted.Add(sql);
        if (!InTransaction)
        {
            Flush();
        }
    }

    public void Commit()
    {
        posted.Add("COMMIT");
        Flush();
        InTransaction = false;
    }

    /// <summary>A server that has lost the connection has rolled back by itself.</summary>
    public void Rollback()
    {
        posted.Clear();
        InTransaction = false;
        var isBegun = !isBeginning;
        isBeginning = false;
        if (isBegun && connection.State == ConnectionState.Open)
        {
            Send("ROLLBACK");
        }
    }

    /// <summary>All results are text. What was posted has been sent.</summary>
    public NpgsqlCommand CreateCommand(string sql)
    {
        Flush();
        return CreateNext(sql);
    }

    public void Send(string sql)
    {
        using var command = CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    public List<object?[]> ReadRows(string sql)
    {
        using var command = CreateCommand(sql);
        using var reader = command.ExecuteReader();
        return [.. new TextRows(reader).Read(static error => error)];
    }

    /// <summary>Before what is not a command: a COPY.</summary>
    public void SendPosted()
    {
        Flush();
        if (isBeginning)
        {
            isBeginning = false;
            Send("BEGIN");
        }
    }

    private void Flush()
    {
        if (posted.Count == 0)
        {
            return;
        }

        var sql = string.Join(";\n", posted);
        posted.Clear();
        using var command = CreateNext(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Npgsql sends the statements of a text one by one, so that PostgreSQL's positions are those within the one that has failed.</summary>
    private NpgsqlCommand CreateNext(string sql)
    {
        var text = isBeginning ? $"BEGIN;{sql}" : sql;
        isBeginning = false;
        return new NpgsqlCommand(text, connection) { AllResultTypesAreUnknown = true };
    }
}
