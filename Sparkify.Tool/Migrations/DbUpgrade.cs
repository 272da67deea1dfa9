using System.Runtime.ExceptionServices;
using DbUp.Builder;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Migrations;

/// <summary>One run of DbUp: it finds, orders and filters the scripts and drives the executor over what is left.</summary>
internal static class DbUpgrade
{
    /// <exception cref="SparkifyException">a script failed; the error says what became of it and of those before it</exception>
    public static void Perform(MigrationExecutor executor, MigrationJournal journal, MigrationRun run)
    {
        var scripts = new MigrationScripts(run.Scripts);
        var builder = new UpgradeEngineBuilder();
        builder.Configure(configuration =>
        {
            configuration.ConnectionManager = new DbUpConnection();
            configuration.Journal = new DbUpJournal(journal);
            configuration.ScriptExecutor = executor;
            configuration.ScriptProviders.Add(scripts);
            configuration.ScriptSorter = scripts;
            configuration.ScriptFilter = scripts;
            configuration.VariablesEnabled = false;
            configuration.AddLog(new DbUpSilence());
        });
        var result = builder.Build().PerformUpgrade();
        var error = result.Successful ? TryConfirm(executor) : result.Error;
        if (error is EarlierCommitException { InnerException: { } reason })
        {
            error = reason;
        }

        // DbUp never throws: what a script threw comes back in the result.
        if (error is SparkifyException user && executor.Unsettled.Count > 0)
        {
            throw MigrationFailure.Describe(user, executor);
        }

        if (error is not null)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    private static EarlierCommitException? TryConfirm(MigrationExecutor executor)
    {
        try
        {
            executor.Confirm();
            return null;
        }
        catch (EarlierCommitException error)
        {
            return error;
        }
    }
}
