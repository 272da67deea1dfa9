using System.Data;
using DbUp.Engine;
using DbUp.Engine.Output;
using DbUp.Engine.Transactions;

namespace Sparkify.Tool.Migrations;

/// <summary>
/// DbUp's connection: none. Sessions and transactions are the engine's, because DbUp's transaction strategies never see the script and so cannot
/// tell transaction=on from off.
/// </summary>
/// <seealso href="https://github.com/DbUp/DbUp/issues/429"/>
internal sealed class DbUpConnection : IConnectionManager
{
    public TransactionMode TransactionMode { get; set; } = TransactionMode.TransactionPerScript;

    public bool IsScriptOutputLogged { get; set; }

    public int? ExecutionTimeoutSeconds { get; set; }

    public IDisposable OperationStarting(IUpgradeLog upgradeLog, List<SqlScript> executedScripts) => new Operation();

    public bool TryConnect(IUpgradeLog upgradeLog, out string errorMessage)
    {
        errorMessage = "";
        return true;
    }

    public IEnumerable<string> SplitScriptIntoCommands(string scriptContents) => throw Unused();

    public void ExecuteCommandsWithManagedConnection(Action<Func<IDbCommand>> action) => throw Unused();

    public T ExecuteCommandsWithManagedConnection<T>(Func<Func<IDbCommand>, T> actionWithResult) => throw Unused();

    private static InvalidOperationException Unused() => new("migrations run on the engine, not on a DbUp connection");

    private sealed class Operation : IDisposable
    {
        public void Dispose() { }
    }
}

/// <summary>DbUp asks this journal what was executed; rows are written by the executor, in the script's own transaction.</summary>
internal sealed class DbUpJournal(MigrationJournal journal) : IJournal
{
    public string[] GetExecutedScripts() =>
        new MigrationHistory(journal.Entries).Scripts.Select(entry => entry.Script).ToArray();

    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory) { }

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory) { }
}

/// <summary>
/// DbUp says nothing the events do not say better, prints "successful" before the commit, and prints stack traces: the error itself
/// comes back in its result.
/// </summary>
internal sealed class DbUpSilence : IUpgradeLog
{
    public void LogTrace(string format, params object[] args) { }

    public void LogDebug(string format, params object[] args) { }

    public void LogInformation(string format, params object[] args) { }

    public void LogWarning(string format, params object[] args) { }

    public void LogError(string format, params object[] args) { }

    public void LogError(Exception ex, string format, params object[] args) { }
}
