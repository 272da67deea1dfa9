using System.Runtime.ExceptionServices;
using DbUp.Builder;
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
        if (result.Successful)
        {
            return;
        }

        // DbUp never throws: what a script threw comes back in the result.
        var failed = run.Scripts.FirstOrDefault(f => f.Name == result.ErrorScript?.Name);
        if (result.Error is SparkifyException error && failed is not null)
        {
            throw MigrationFailure.Describe(error, failed, executor);
        }

        ExceptionDispatchInfo.Throw(result.Error);
    }
}
