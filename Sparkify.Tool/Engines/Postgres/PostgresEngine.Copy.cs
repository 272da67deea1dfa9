using Sparkify.Tool.Copy;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Engines.Postgres;

internal sealed partial class PostgresEngine
{
    public CopyOutcome Copy(
        SqlStatement statement,
        ObjectFilter filter,
        IProgress<CopyProgress>? progress,
        CancellationToken cancellationToken
    ) => throw NotSupported(statement);
}
