using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>COPY as written. Columns null: no list. Parameters in written order, each at most once, names in upper case ("MAXERROR").</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html"/>
internal sealed record CopyStatement(QualifiedName Table, CopyArgument From, CopyFormat Format)
{
    public IReadOnlyList<string>? Columns { get; init; }

    public SourceSpan TableSpan { get; init; }

    public CopyAuthorization? Authorization { get; init; }

    public IReadOnlyList<CopyParameter> Parameters { get; init; } = [];

    public CopyParameter? Find(string name) => Parameters.FirstOrDefault(p => p.Name == name);
}

/// <summary>A literal or word that follows a keyword: its value and place.</summary>
internal sealed record CopyArgument(string Value, SourceSpan Span)
{
    /// <summary>A string literal as written, with its quotes; null for words and numbers.</summary>
    public string? Literal { get; init; }
}

internal enum CopyFormatKind
{
    Delimited,
    Csv,
    FixedWidth,
    Json,
    Avro,
    Parquet,
    Orc,
    Shapefile,
}

/// <summary>Argument: 'auto', 'auto ignorecase', 'noshred', a jsonpaths URL, the widths of FIXEDWIDTH; null where none is written.</summary>
internal sealed record CopyFormat(CopyFormatKind Kind, CopyArgument? Argument, SourceSpan? Span);

/// <summary>GZIP, MAXERROR 10, TIMEFORMAT 'epochmillisecs', DELIMITER ',' …; Argument null where none is written.</summary>
internal sealed record CopyParameter(string Name, CopyArgument? Argument, SourceSpan Span);

/// <summary>How S3 is to be reached; parsed, never shown, unused by local engines. Kind: "IAM_ROLE", "ACCESS_KEY_ID", "CREDENTIALS".</summary>
internal sealed record CopyAuthorization(string Kind, SourceSpan Span);
