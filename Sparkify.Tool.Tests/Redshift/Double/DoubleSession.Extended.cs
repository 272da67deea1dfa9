using Sparkify.Tool.Tests.Redshift.Double.Rules;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>Parse, Bind, Describe, Execute, Sync.</summary>
internal sealed partial class DoubleSession
{
    private readonly Dictionary<string, Prepared> prepared = [];
    private readonly Dictionary<string, Portal> portals = [];
    private bool isSkipping;

    private async Task ExtendedAsync(WireMessage message, CancellationToken cancellationToken)
    {
        if (message.Type == WireMessage.Sync)
        {
            isSkipping = false;
            await Backend.SyncAsync(cancellationToken);
            await ReadyAsync(cancellationToken);
            return;
        }

        if (isSkipping)
        {
            return;
        }

        try
        {
            await StepAsync(message, cancellationToken);
        }
        catch (ServerError error)
        {
            isSkipping = true;
            await FailAsync(error, cancellationToken);
        }
    }

    private Task StepAsync(WireMessage message, CancellationToken cancellationToken) =>
        message.Type switch
        {
            WireMessage.Parse => ParseAsync(message, cancellationToken),
            WireMessage.Bind => BindAsync(message, cancellationToken),
            WireMessage.Describe => DescribeAsync(message, cancellationToken),
            WireMessage.Execute => ExecuteAsync(message, cancellationToken),
            WireMessage.Close => CloseAsync(message, cancellationToken),
            WireMessage.Flush => client.FlushAsync(cancellationToken),
            _ => throw new ServerError(
                ServerError.ProtocolViolation,
                $"invalid frontend message type {(int)message.Type}"
            ),
        };

    private async Task ParseAsync(WireMessage message, CancellationToken cancellationToken)
    {
        var body = message.Read();
        var (name, sql) = (body.Text(), body.Text());
        var types = new int[(ushort)body.Int16()];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = body.Int32();
        }

        try
        {
            var statements = Tokenizer.Split(sql);
            if (statements.Count > 1)
            {
                throw new ServerError(
                    ServerError.SyntaxError,
                    "cannot insert multiple commands into a prepared statement"
                );
            }

            var plan = statements.Count == 0 ? null : Plan(statements[0]);
            prepared[name] = new Prepared(plan, sql, types);
            if (plan is { IsForwarded: true })
            {
                await LockAsync(plan, cancellationToken);
                var forwarded = WireMessage.Of(
                    WireMessage.Parse,
                    [name, plan.Sql, (short)types.Length, .. types.Cast<object>()]
                );
                await Backend.ExchangeAsync(forwarded, client.Write, cancellationToken);
                return;
            }
        }
        catch (ServerError error)
        {
            context.Transcript.Add(
                new TranscriptEntry(number, sql, IsSimple: false) { Tag = error.SqlState, IsError = true }
            );
            throw;
        }

        client.Write(new WireMessage(WireMessage.ParseComplete, []));
    }

    private async Task BindAsync(WireMessage message, CancellationToken cancellationToken)
    {
        var body = message.Read();
        var (portal, name) = (body.Text(), body.Text());
        var statement = prepared.GetValueOrDefault(name) ?? throw NoStatement(name);
        var parameters = WireValues.Parameters(message, statement.Types);
        portals[portal] = new Portal(statement, parameters);
        if (statement.IsForwarded)
        {
            await Backend.ExchangeAsync(message, client.Write, cancellationToken);
            return;
        }

        client.Write(new WireMessage(WireMessage.BindComplete, []));
    }

    private async Task DescribeAsync(WireMessage message, CancellationToken cancellationToken)
    {
        var body = message.Read();
        var (isPortal, name) = (body.Char() == 'P', body.Text());
        var statement = isPortal ? portals.GetValueOrDefault(name)?.Statement : prepared.GetValueOrDefault(name);
        if ((statement ?? throw NoStatement(name)).IsForwarded)
        {
            await Backend.ExchangeAsync(message, client.Write, cancellationToken);
            return;
        }

        if (!isPortal)
        {
            client.Write(WireMessage.Of(WireMessage.ParameterDescription, (short)0));
        }

        client.Write(new WireMessage(WireMessage.NoData, []));
    }

    private async Task ExecuteAsync(WireMessage message, CancellationToken cancellationToken)
    {
        var name = message.Read().Text();
        var portal = portals.GetValueOrDefault(name) ?? throw NoStatement(name);
        if (portal.Statement.Plan is not { } plan)
        {
            client.Write(new WireMessage(WireMessage.EmptyQuery, []));
            return;
        }

        var entry = new TranscriptEntry(number, portal.Statement.Sql, IsSimple: false)
        {
            Parameters = portal.Parameters,
        };
        var fault = await EnterAsync(entry);
        try
        {
            Strike(fault);
            var tag = plan.IsForwarded
                ? await ForwardAsync(message, plan, cancellationToken)
                : await ExecuteAsync(plan, RelayNotice, cancellationToken);
            state.IsMultiStatement = true;
            if (tag is not null)
            {
                if (fault?.Drop == Moment.During && Backend.Status == 'I')
                {
                    // The client has sent its Sync behind the statement: what commits itself is committed.
                    await Backend.SyncAsync(cancellationToken);
                }

                Complete(entry, fault, tag);
            }
        }
        catch (ServerError error)
        {
            (entry.Tag, entry.IsError) = (error.SqlState, true);
            throw;
        }
    }

    /// <summary>The command tag, or nothing when the portal has more rows than were asked for.</summary>
    private async Task<string?> ForwardAsync(
        WireMessage message,
        StatementPlan plan,
        CancellationToken cancellationToken
    )
    {
        string? tag = null;
        await Backend.ExchangeAsync(
            message,
            answer =>
            {
                if (answer.Type == WireMessage.CommandComplete)
                {
                    tag = plan.Tag ?? answer.Read().Text();
                    return;
                }

                client.Write(answer);
            },
            cancellationToken
        );
        return tag;
    }

    private void RelayNotice(WireMessage message)
    {
        if (message.Type == WireMessage.Notice)
        {
            client.Write(message);
        }
    }

    private async Task CloseAsync(WireMessage message, CancellationToken cancellationToken)
    {
        var body = message.Read();
        if (body.Char() == 'P')
        {
            portals.Remove(body.Text());
        }
        else
        {
            prepared.Remove(body.Text());
        }

        await Backend.ExchangeAsync(message, client.Write, cancellationToken);
    }

    private static ServerError NoStatement(string name) =>
        new("26000", $"prepared statement \"{name}\" does not exist");

    private sealed record Prepared(StatementPlan? Plan, string Sql, int[] Types)
    {
        public bool IsForwarded => Plan is { IsForwarded: true };
    }

    private sealed record Portal(Prepared Statement, string?[] Parameters);
}
