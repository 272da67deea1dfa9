using Sparkify.Tool.Engines.DuckDb;
using Sparkify.Tool.Engines.Postgres;
using Sparkify.Tool.Engines.Redshift;
using Sparkify.Tool.Project;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Engines;

/// <summary>How a session is to be opened. Waiting and Warn take one line of text for the user.</summary>
internal sealed record EngineOptions
{
    /// <summary>The session cannot write; on DuckDB it shares the file with other readers.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>How long to wait for another run of the tool.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Before a transaction that others were in the way of runs again; twice as long before each later attempt.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    public Action<string> Waiting { get; init; } = static _ => { };

    public Action<string> Warn { get; init; } = static _ => { };
}

/// <summary>Opens the engine that a target names.</summary>
internal static class EngineFactory
{
    /// <summary>Loads in the background what opening the target's engine waits for; touches neither files nor servers.</summary>
    public static void Prefetch(Target target)
    {
        switch (target.Engine)
        {
            case EngineKind.DuckDb:
                _ = Task.Run(DuckDbDatabase.LoadLibrary);
                break;
            case EngineKind.Postgres:
                _ = Task.Run(PostgresSetup.Prefetch);
                break;
        }
    }

    public static IEngine Open(Target target, EngineOptions options, CancellationToken cancellationToken) =>
        target.Engine switch
        {
            EngineKind.DuckDb => DuckDbEngine.Open(target, options, cancellationToken),
            EngineKind.Postgres => PostgresEngine.Open(target, options, cancellationToken),
            EngineKind.Redshift => RedshiftEngine.Open(
                target,
                options,
                region => new TargetStore(target.Storage, region),
                cancellationToken
            ),
            _ => throw new InvalidOperationException($"no engine for {target.Engine}"),
        };
}
