using Sparkify.Tool.Copy;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Engines.DuckDb;

internal sealed partial class DuckDbEngine
{
    private IDisposable? copyFunction = null;

    public CopyOutcome Copy(
        SqlStatement statement,
        ObjectFilter filter,
        IProgress<CopyProgress>? progress,
        CancellationToken cancellationToken
    ) => throw NotSupported(statement);

    private void EnsureCopyFunction() { }
}
