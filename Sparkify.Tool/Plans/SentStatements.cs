using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Plans;

/// <summary>What the engine would be sent, statement by statement, given the tables as they would be then; credentials are masked.</summary>
internal sealed class SentStatements(IEngine engine, SchemaTracker tracker, bool isWanted)
{
    private readonly List<PlannedStatement> all = [];
    private SchemaModel? loadModel;

    public IReadOnlyList<PlannedStatement> All => all;

    /// <summary>Before the tracker follows the statement.</summary>
    public void Add(SqlStatement statement)
    {
        if (isWanted)
        {
            all.Add(Translate(statement, tracker.Model));
        }
    }

    /// <summary>Statements of transforms, which come when all migrations are followed; their temporary tables are the load's own.</summary>
    public void AddOfLoad(SqlStatement statement)
    {
        if (!isWanted)
        {
            return;
        }

        loadModel ??= tracker.Model;
        all.Add(Translate(statement, loadModel));
        loadModel = loadModel.Apply(statement);
    }

    private PlannedStatement Translate(SqlStatement statement, SchemaModel model)
    {
        try
        {
            var text = engine.Translate(statement, name => model.Find(name) ?? engine.FindTable(name));
            return new PlannedStatement(SourceSecrets.MaskContent(text.Trim()), statement.Start);
        }
        catch (SparkifyException error)
        {
            return new PlannedStatement($"-- {Diagnostic.From(error).Message}", statement.Start);
        }
    }
}
