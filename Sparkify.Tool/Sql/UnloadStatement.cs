using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>
/// UNLOAD as written. Query: the SELECT in the quotes, whose tokens know their places in the file. Parameters in written order, each at most
/// once, names in upper case.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal sealed record UnloadStatement(SqlStatement Query, CopyArgument To, CopyFormat Format)
{
    public CopyAuthorization? Authorization { get; init; }

    public IReadOnlyList<CopyParameter> Parameters { get; init; } = [];

    public UnloadPartition? Partition { get; init; }

    public UnloadSize? MaxFileSize { get; init; }

    public UnloadSize? RowGroupSize { get; init; }

    public CopyParameter? Find(string name) => Parameters.FirstOrDefault(p => p.Name == name);
}

/// <summary>PARTITION BY (columns) [INCLUDE]: the columns, folded, with their places.</summary>
internal sealed record UnloadPartition(IReadOnlyList<CopyArgument> Columns, bool IsIncluded);

/// <summary>MAXFILESIZE, ROWGROUPSIZE in bytes.</summary>
internal sealed record UnloadSize(long Bytes, SourceSpan Span);
