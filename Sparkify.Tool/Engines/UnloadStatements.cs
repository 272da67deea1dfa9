using Sparkify.Tool.Copy;
using Sparkify.Tool.Project;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;
using Sparkify.Tool.Unload;

namespace Sparkify.Tool.Engines;

/// <summary>UNLOAD on the engines that execute it themselves: from the rows of its query into the target's mounts.</summary>
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
        var source = new UnloadSource([.. columns], query.Rows, static value => RedshiftText.Format(value)!);
        var store = new MountedObjectStore(target.Storage.Mounts);
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
}
