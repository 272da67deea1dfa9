using Sparkify.Tool.Tests.Redshift.Double.Copy;
using Sparkify.Tool.Tests.Redshift.Double.Rewrites;
using Sparkify.Tool.Tests.Redshift.Double.Rules;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>One client from its login to its end: reads its messages and answers each before the next.</summary>
internal sealed partial class DoubleSession(DoubleContext context, Visitor visitor, int number) : IAsyncDisposable
{
    private readonly SessionState state = new(number, visitor.User);
    private readonly WireStream client = visitor.Wire;
    private Backend? backend;
    private Fault? dropping;
    private Fault? droppingWhenAnswered;

    private Backend Backend => backend!;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        backend = await Backend.OpenAsync(context.Postgres, cancellationToken);
        await new SessionSetup(context.Options, visitor).RunAsync(Backend, client, cancellationToken);
        await ReadyAsync(cancellationToken);
        try
        {
            while (
                dropping is null
                && await client.ReadAsync(cancellationToken) is { Type: not WireMessage.Terminate } message
            )
            {
                await AnswerAsync(message, cancellationToken);
            }
        }
        catch (ConnectionDropped)
        {
            // The test wants it so.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        if (backend is not null)
        {
            await backend.DisposeAsync();
        }

        dropping?.Happen();
    }

    private async Task AnswerAsync(WireMessage message, CancellationToken cancellationToken)
    {
        if (message.Type != WireMessage.Query)
        {
            await ExtendedAsync(message, cancellationToken);
            return;
        }

        isSkipping = false;
        try
        {
            await QueryAsync(message.Read().Text(), cancellationToken);
        }
        catch (ServerError error)
        {
            await FailAsync(error, cancellationToken);
        }

        await ReadyAsync(cancellationToken);
    }

    /// <summary>Several statements are one transaction, unless they say otherwise.</summary>
    private async Task QueryAsync(string sql, CancellationToken cancellationToken)
    {
        var statements = Tokenizer.Split(sql);
        if (statements.Count == 0)
        {
            client.Write(new WireMessage(WireMessage.EmptyQuery, []));
        }

        state.IsMultiStatement = statements.Count > 1;
        var isImplicit = false;
        try
        {
            foreach (var statement in statements)
            {
                if (statements.Count > 1 && Backend.Status == 'I')
                {
                    await Backend.RunAsync("begin", cancellationToken);
                    isImplicit = true;
                }

                await RunAsync(statement, isImplicit, cancellationToken);
                isImplicit &= Backend.Status != 'I' && !TransactionVerbs.Begins(statement);
            }

            if (isImplicit)
            {
                await Backend.RunAsync("commit", cancellationToken);
            }
        }
        catch (ServerError) when (isImplicit)
        {
            await Backend.RunAsync("rollback", cancellationToken);
            throw;
        }
    }

    private async Task RunAsync(Statement statement, bool isImplicit, CancellationToken cancellationToken)
    {
        var entry = new TranscriptEntry(number, statement.Sql, IsSimple: true);
        var fault = await EnterAsync(entry);
        try
        {
            Strike(fault);
            var plan = Plan(statement);
            var isBegin = isImplicit && TransactionVerbs.Begins(statement);
            var tag = isBegin ? plan.Tag! : await ExecuteAsync(plan, client.Write, cancellationToken);
            Complete(entry, fault, tag);
        }
        catch (ServerError error)
        {
            (entry.Tag, entry.IsError) = (error.SqlState, true);
            throw;
        }
    }

    private StatementPlan Plan(Statement statement)
    {
        if (Backend.Status == 'E' && !TransactionVerbs.Ends(statement))
        {
            throw new ServerError(
                "25P02",
                "current transaction is aborted, commands ignored until end of transaction block"
            );
        }

        state.InTransaction = Backend.Status != 'I';
        return Planner.Plan(statement, state, context);
    }

    /// <summary>Runs what is not forwarded as messages; the command tag.</summary>
    private async Task<string> ExecuteAsync(
        StatementPlan plan,
        Action<WireMessage> relay,
        CancellationToken cancellationToken
    )
    {
        if (plan.Copy is { } copy)
        {
            var loaded = await new CopyRunner(context, state, Backend).RunAsync(copy, cancellationToken);
            relay(WireMessage.Of(WireMessage.Notice, 'S', "INFO", 'C', "00000", 'M', loaded, '\0'));
            return plan.Tag!;
        }

        await LockAsync(plan, cancellationToken);
        var tag = plan.Sql.Length == 0 ? "" : await Backend.RunAsync(plan.Sql, cancellationToken, relay);
        if (plan.CommitsTransaction && Backend.Status == 'T')
        {
            await Backend.RunAsync("commit", cancellationToken);
        }

        SessionParameters.Remember(plan.Statement, state);
        return plan.Tag ?? tag;
    }

    private async Task LockAsync(StatementPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Before is { } before && Backend.Status == 'T')
        {
            await Backend.RunAsync(before, cancellationToken);
        }
    }

    private async Task<Fault?> EnterAsync(TranscriptEntry entry)
    {
        var fault = context.Faults.Take(entry);
        context.Transcript.Add(entry);
        if (fault?.Orphan is { } orphan)
        {
            dropping = fault;
            var orphaned = Backend;
            backend = null;
            await client.DisposeAsync();
            orphan.Take(orphaned);
            throw new ConnectionDropped();
        }

        if (fault?.Drop == Moment.Before)
        {
            dropping = fault;
            throw new ConnectionDropped();
        }

        return fault;
    }

    private static void Strike(Fault? fault)
    {
        if (fault?.Error is { } error)
        {
            fault.Happen();
            throw error;
        }
    }

    private void Complete(TranscriptEntry entry, Fault? fault, string tag)
    {
        entry.Tag = tag;
        if (fault?.Drop == Moment.During)
        {
            dropping = fault;
            throw new ConnectionDropped();
        }

        droppingWhenAnswered ??= fault?.Drop == Moment.After ? fault : null;

        client.Write(WireMessage.Of(WireMessage.CommandComplete, tag));
    }

    private async Task FailAsync(ServerError error, CancellationToken cancellationToken)
    {
        if (!error.IsOfPostgres)
        {
            await Backend.FailTransactionAsync(cancellationToken);
        }

        client.Write(RedshiftErrors.Translate(error).ToMessage());
    }

    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        state.IsMultiStatement = false;
        client.Write(WireMessage.Of(WireMessage.ReadyForQuery, Backend.Status));
        await client.FlushAsync(cancellationToken);
        dropping = droppingWhenAnswered;
    }

    private sealed class ConnectionDropped : Exception;
}
