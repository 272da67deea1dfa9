using Sparkify.Tool.Copy;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;
using Sparkify.Tool.Unload;

namespace Sparkify.Tool.Engines;

/// <summary>UNLOAD on the engines that execute it themselves: from the rows of its query into the target's mounts or S3.</summary>
internal static class UnloadStatements
{
    /// <param name="types">of the columns of the query's result, in their order</param>
    public static StatementResult Run(
        UnloadStatement unload,
        StatementResult query,
        IReadOnlyList<ColumnType> types,
        Target target,
        CancellationToken cancellationToken
    )
    {
        var columns = query.Columns!.Select((column, i) => new UnloadColumn(SqlNames.Fold(column.Name), types[i]));
        var rows = types.Any(t => t.Kind == ColumnKind.Char) ? Trimmed(query.Rows, types) : query.Rows;
        var source = new UnloadSource([.. columns], rows, static value => RedshiftText.Format(value)!);
        using var store = new TargetStore(target.Storage, unload.Find("REGION")?.Argument?.Value);
        try
        {
            var rowCount = UnloadJob.RunAsync(unload, source, store, cancellationToken).GetAwaiter().GetResult();
            return StatementResult.Count(rowCount);
        }
        catch (SparkifyException error) when (error.Span is null)
        {
            throw error.At(unload.To.Span);
        }
    }

    /// <summary>The blanks that fill a CHAR up are not unloaded.</summary>
    private static IEnumerable<object?[]> Trimmed(IEnumerable<object?[]> rows, IReadOnlyList<ColumnType> types)
    {
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (types[i].Kind == ColumnKind.Char && row[i] is string text)
                {
                    row[i] = text.TrimEnd(' ');
                }
            }

            yield return row;
        }
    }
}
