using DbUp.Engine;
using DbUp.Engine.Transactions;
using DbUp.Support;
using Sparkify.Tool.Project;

namespace Sparkify.Tool.Migrations;

/// <summary>A script as DbUp sees it, which still is the user's file with header and positions.</summary>
internal sealed class MigrationScript(ScriptFile file) : SqlScript(file.Name, file.Text.Text)
{
    public ScriptFile File { get; } = file;
}

/// <summary>
/// The scripts of one run: found, put in order and reduced to what is to run. The order is the plan's (versioned by number, then repeatable by name);
/// DbUp's own filter knows names only and would never run a changed repeatable script again.
/// </summary>
internal sealed class MigrationScripts(IReadOnlyList<ScriptFile> run) : IScriptProvider, IScriptSorter, IScriptFilter
{
    /// <summary>In order.</summary>
    private readonly List<SqlScript> scripts = [.. run.Select(file => new MigrationScript(file))];

    public IEnumerable<SqlScript> GetScripts(IConnectionManager connectionManager) => scripts;

    public IEnumerable<SqlScript> Sort(IEnumerable<SqlScript> filtered, ScriptNameComparer comparer) => scripts;

    public IEnumerable<SqlScript> Filter(
        IEnumerable<SqlScript> sorted,
        HashSet<string> executedScriptNames,
        ScriptNameComparer comparer
    ) => scripts;
}
