using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Loads;

/// <summary>The transforms of one run with their statements: those inside the load's transaction, then those after its commit.</summary>
internal sealed record TransformPlan(IReadOnlyList<Transform> InTransaction, IReadOnlyList<Transform> AfterCommit)
{
    public int Count => InTransaction.Count + AfterCommit.Count;

    /// <exception cref="SparkifyException">
    /// --from names no transform, a file cannot be split, or a COPY stands where it cannot belong to the load
    /// </exception>
    public static TransformPlan Create(IReadOnlyList<ScriptFile> files, string? from)
    {
        var first = from is null ? 0 : FindFirst(files, from);
        var transforms = files.Skip(first).Select(f => new Transform(f, StatementSplitter.Split(f.Text))).ToList();
        RefuseCopyAfterCommit(transforms);
        return new TransformPlan(
            [.. transforms.Where(t => t.File.Header.InTransaction)],
            [.. transforms.Where(t => !t.File.Header.InTransaction)]
        );
    }

    /// <summary>The permanent tables that the transforms write, by the names that stand there, in the order in which they are first written.</summary>
    public IReadOnlyList<QualifiedName> WrittenTables()
    {
        var temporary = new HashSet<QualifiedName>();
        var written = new List<QualifiedName>();
        foreach (var statement in InTransaction.Concat(AfterCommit).SelectMany(t => t.Statements))
        {
            if (TemporaryTables.Find(statement) is { } created)
            {
                temporary.Add(created);
            }
            else if (
                StatementTarget.Find(statement) is { } target
                && !temporary.Contains(target)
                && !written.Contains(target)
            )
            {
                written.Add(target);
            }
        }

        return written;
    }

    /// <summary>Its rows and their ledger could not be committed together with the load's.</summary>
    private static void RefuseCopyAfterCommit(IEnumerable<Transform> transforms)
    {
        var copy = transforms
            .Where(t => !t.File.Header.InTransaction)
            .SelectMany(t => t.Statements)
            .FirstOrDefault(s => StatementClassifier.Classify(s) == StatementKind.Copy);
        if (copy is not null)
        {
            throw new SparkifyException("a COPY cannot stand in a transform with transaction=off")
            {
                Span = copy.Start,
                Hint = "move it to a transform of its own without that header: it is committed with the whole load",
                ExitCode = ExitCode.InvalidProject,
            };
        }
    }

    private static int FindFirst(IReadOnlyList<ScriptFile> files, string from)
    {
        for (var i = 0; i < files.Count; i++)
        {
            var isNumber = int.TryParse(from, out var number) && files[i].Number == number;
            var stem = Path.GetFileNameWithoutExtension(files[i].Name);
            if (isNumber || files[i].Name == from || stem == from)
            {
                return i;
            }
        }

        var nearest = NearestName.Find(from, files.Select(f => f.Name));
        throw new SparkifyException($"--from: there is no transform \"{from}\"")
        {
            Hint = nearest is null ? "name one of the files in transforms/" : $"did you mean {nearest}?",
            ExitCode = ExitCode.InvalidProject,
        };
    }
}

internal sealed record Transform(ScriptFile File, IReadOnlyList<SqlStatement> Statements);
