namespace Sparkify.Tool.Sql;

/// <summary>What may follow the keyword of a COPY parameter.</summary>
internal enum CopyArgumentShape
{
    None,
    Text,
    OptionalText,
    Number,

    /// <summary>One word of a fixed set.</summary>
    Word,

    /// <summary>One word of a fixed set, or nothing.</summary>
    OptionalWord,
}

/// <summary>Limits: numbers only. Words: upper case.</summary>
internal sealed record CopyParameterRule(string Name, CopyArgumentShape Shape)
{
    public (long Least, long Most) Limits { get; init; } = (0, int.MaxValue);

    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>The parameters of COPY that are neither format nor authorization, each with its argument.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY-alphabetical-parm-list.html"/>
internal static class CopyParameters
{
    private static readonly string[] Switch = ["ON", "TRUE", "OFF", "FALSE"];

    private static readonly Dictionary<string, CopyParameterRule> Rules = new CopyParameterRule[]
    {
        new("MANIFEST", CopyArgumentShape.None),
        new("ENCRYPTED", CopyArgumentShape.None),
        new("MASTER_SYMMETRIC_KEY", CopyArgumentShape.Text),
        new("REGION", CopyArgumentShape.Text),
        new("SSH", CopyArgumentShape.None),
        new("READRATIO", CopyArgumentShape.Number) { Limits = (1, 200) },
        new("GZIP", CopyArgumentShape.None),
        new("BZIP2", CopyArgumentShape.None),
        new("LZOP", CopyArgumentShape.None),
        new("ZSTD", CopyArgumentShape.None),
        new("DELIMITER", CopyArgumentShape.Text),
        new("QUOTE", CopyArgumentShape.Text),
        new("SERIALIZETOJSON", CopyArgumentShape.None),
        new("ACCEPTANYDATE", CopyArgumentShape.None),
        new("ACCEPTINVCHARS", CopyArgumentShape.OptionalText),
        new("BLANKSASNULL", CopyArgumentShape.None),
        new("DATEFORMAT", CopyArgumentShape.Text),
        new("EMPTYASNULL", CopyArgumentShape.None),
        new("ENCODING", CopyArgumentShape.Word) { Words = ["UTF8", "UTF16", "UTF16LE", "UTF16BE", "ISO88591"] },
        new("ESCAPE", CopyArgumentShape.None),
        new("EXPLICIT_IDS", CopyArgumentShape.None),
        new("FILLRECORD", CopyArgumentShape.None),
        new("IGNOREBLANKLINES", CopyArgumentShape.None),
        new("IGNOREHEADER", CopyArgumentShape.Number),
        new("NULL", CopyArgumentShape.Text),
        new("REMOVEQUOTES", CopyArgumentShape.None),
        new("ROUNDEC", CopyArgumentShape.None),
        new("TIMEFORMAT", CopyArgumentShape.Text),
        new("TRIMBLANKS", CopyArgumentShape.None),
        new("TRUNCATECOLUMNS", CopyArgumentShape.None),
        new("COMPROWS", CopyArgumentShape.Number) { Limits = (1000, int.MaxValue) },
        new("COMPUPDATE", CopyArgumentShape.OptionalWord) { Words = ["PRESET", .. Switch] },
        new("IGNOREALLERRORS", CopyArgumentShape.None),
        new("MAXERROR", CopyArgumentShape.Number) { Limits = (0, 100_000) },
        new("NOLOAD", CopyArgumentShape.None),
        new("STATUPDATE", CopyArgumentShape.OptionalWord) { Words = Switch },
    }.ToDictionary(r => r.Name, StringComparer.OrdinalIgnoreCase);

    public static CopyParameterRule? Find(string word) => Rules.GetValueOrDefault(word);
}
