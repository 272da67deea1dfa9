using System.Diagnostics;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Checks;

/// <summary>
/// Runs the checks of declared keys, then those of the files; in the transaction that is open, if one is. A check that fails is a result; a
/// check that cannot run is a SparkifyException.
/// </summary>
internal sealed class CheckRunner(IEngine engine)
{
    private const int SampleRowCount = 5;

    /// <param name="checks">the files of checks/</param>
    /// <param name="tables">the tables whose declared keys are checked</param>
    public IReadOnlyList<CheckResult> Run(
        IReadOnlyList<ScriptFile> checks,
        IEnumerable<TableDefinition> tables,
        CheckOptions options,
        CancellationToken cancellationToken
    )
    {
        var results = new List<CheckResult>();
        foreach (var check in Select([.. KeyChecksOf(tables), .. checks.Select(SqlChecks.Of)], options))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                results.Add(Run(check, cancellationToken));
            }
            catch (SparkifyException error) when (options.CannotRun is not null)
            {
                options.CannotRun(error);
            }
        }

        return results;
    }

    private IEnumerable<Check> KeyChecksOf(IEnumerable<TableDefinition> tables)
    {
        var known = tables.ToList();
        var keys = new KeyChecks(name =>
            known.Find(t => t.Name.Name == name.Name && t.Name.SchemaOrDefault == name.SchemaOrDefault)
            ?? engine.FindTable(name)
        );
        return known.SelectMany(keys.Of);
    }

    private static IReadOnlyList<Check> Select(IReadOnlyList<Check> checks, CheckOptions options)
    {
        if (options.Only is not { } only)
        {
            return checks;
        }

        var selected = checks.Where(c => c.Name == only || c.Name + ".sql" == only).ToList();
        if (selected.Count > 0)
        {
            return selected;
        }

        var names = checks.Select(c => c.Name).ToList();
        throw new SparkifyException($"--only: there is no check \"{only}\"")
        {
            Hint = NearestName.Hint(only, names, $"the checks are {string.Join(", ", names)}"),
            ExitCode = ExitCode.InvalidProject,
        };
    }

    private CheckResult Run(Check check, CancellationToken cancellationToken)
    {
        try
        {
            return Read(check, cancellationToken);
        }
        catch (SparkifyException error)
        {
            throw new SparkifyException($"check {check.Name} cannot run: {error.Message}", error)
            {
                Span = check.IsGenerated ? check.Span : error.Span ?? check.Span,
                Code = error.Code,
                Hint = error.Hint,
                Details = error.Details,
                ExitCode = error.ExitCode,
            };
        }
    }

    private CheckResult Read(Check check, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var result = engine.Run(check.Query, cancellationToken);
        var sample = new List<object?[]>();
        var rowCount = 0L;
        foreach (var row in result.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rowCount++;
            if (sample.Count < SampleRowCount)
            {
                sample.Add([.. row]);
            }
        }

        return new CheckResult(check.Name, check.Severity, rowCount)
        {
            Columns = result.Columns ?? [],
            SampleRows = sample,
            Span = check.Span,
            Duration = watch.Elapsed,
        };
    }
}
