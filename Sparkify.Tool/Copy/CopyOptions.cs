using System.Globalization;
using Sparkify.Tool.Copy.Fields;
using Sparkify.Tool.Copy.Values;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Copy;

/// <summary>What a COPY statement says, typed. JsonPaths: the file's place, null with 'auto'. MaxErrors null: IGNOREALLERRORS.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY-parameters.html"/>
internal sealed record CopyOptions(S3Location Source, TextRules Text, TimeRules Time)
{
    private const byte DefaultReplacement = (byte)'?';

    public bool IsManifest { get; init; }

    public Compression Compression { get; init; }

    public FileEncoding Encoding { get; init; }

    /// <summary>So many lines at the start of every object are no data.</summary>
    public int HeaderLineCount { get; init; }

    /// <summary>NOLOAD: rows are read and judged, and not loaded.</summary>
    public bool IsCheckOnly { get; init; }

    public CopyFormatKind Format { get; init; }

    /// <summary>First errors end the COPY, and objects are packed or not by their names.</summary>
    public bool IsColumnar => Format == CopyFormatKind.Parquet;

    /// <summary>SERIALIZETOJSON: columns of a columnar file become SUPER values.</summary>
    public bool SerializesToJson { get; init; }

    /// <summary>FILLRECORD: missing columns at the end are NULL.</summary>
    public bool FillsRecord { get; init; }

    /// <summary>Null: the objects hold no text.</summary>
    public TextFormat? TextFormat { get; init; }

    /// <summary>JSON 'noshred': the whole document is the value of the one SUPER column.</summary>
    public bool IsWhole { get; init; }

    public bool IgnoreCase { get; init; }

    public S3Location? JsonPaths { get; init; }

    /// <summary>ROUNDEC: decimals are rounded to their scale and not cut to it.</summary>
    public bool RoundsDecimals { get; init; }

    /// <summary>The COPY fails at so many errors; 0 is as 1.</summary>
    public int? MaxErrors { get; init; } = 0;

    public static CopyOptions From(CopyStatement statement)
    {
        CopySupport.Check(statement);
        var argument = statement.Format.Argument;
        var isJson = statement.Format.Kind == CopyFormatKind.Json;
        var hasPaths = isJson || statement.Format.Kind == CopyFormatKind.Avro;
        var isPath = hasPaths && argument?.Value is not (null or "auto" or "auto ignorecase" or "noshred");
        return new CopyOptions(
            S3Location.Parse(statement.From.Value, statement.From.Span),
            TextRulesOf(statement),
            TimeRulesOf(statement)
        )
        {
            IsManifest = statement.Find("MANIFEST") is not null,
            Compression = CompressionOf(statement),
            Encoding = EncodingOf(statement),
            HeaderLineCount = statement.Find("IGNOREHEADER")?.Argument is { } number
                ? int.Parse(number.Value, CultureInfo.InvariantCulture)
                : 0,
            IsCheckOnly = statement.Find("NOLOAD") is not null,
            Format = statement.Format.Kind,
            SerializesToJson = statement.Find("SERIALIZETOJSON") is not null,
            FillsRecord = statement.Find("FILLRECORD") is not null,
            TextFormat = CopyTextFormat.From(statement),
            IsWhole = isJson && argument?.Value == "noshred",
            IgnoreCase = argument?.Value == "auto ignorecase",
            JsonPaths = isPath ? S3Location.Parse(argument!.Value, argument.Span) : null,
            RoundsDecimals = statement.Find("ROUNDEC") is not null,
            MaxErrors = MaxErrorsOf(statement),
        };
    }

    /// <summary>The objects of a columnar format say by their names how they are packed.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html"/>
    public Compression CompressionOf(S3Location item) =>
        !IsColumnar ? Compression
        : item.Key.EndsWith(".gz", StringComparison.Ordinal) ? Compression.Gzip
        : item.Key.EndsWith(".bz2", StringComparison.Ordinal) ? Compression.Bzip2
        : item.Key.EndsWith(".snappy", StringComparison.Ordinal) ? Compression.Snappy
        : Compression.None;

    private static Compression CompressionOf(CopyStatement statement) =>
        statement.Find("GZIP") is not null ? Compression.Gzip
        : statement.Find("BZIP2") is not null ? Compression.Bzip2
        : statement.Find("ZSTD") is not null ? Compression.Zstd
        : Compression.None;

    private static FileEncoding EncodingOf(CopyStatement statement) =>
        statement.Find("ENCODING")?.Argument?.Value switch
        {
            "UTF16" => FileEncoding.Utf16,
            "UTF16LE" => FileEncoding.Utf16LittleEndian,
            "UTF16BE" => FileEncoding.Utf16BigEndian,
            "ISO88591" => FileEncoding.Latin1,
            _ => FileEncoding.Utf8,
        };

    private static int? MaxErrorsOf(CopyStatement statement)
    {
        if (statement.Find("IGNOREALLERRORS") is not null)
        {
            return null;
        }

        return statement.Find("MAXERROR")?.Argument is { } number
            ? int.Parse(number.Value, CultureInfo.InvariantCulture)
            : 0;
    }

    private static TextRules TextRulesOf(CopyStatement statement) =>
        new(
            statement.Find("EMPTYASNULL") is not null,
            statement.Find("BLANKSASNULL") is not null,
            statement.Find("TRUNCATECOLUMNS") is not null,
            statement.Find("ACCEPTINVCHARS") is { } parameter ? ReplacementOf(parameter) : null
        )
        {
            TrimBlanks = statement.Find("TRIMBLANKS") is not null,
        };

    private static byte ReplacementOf(CopyParameter parameter) =>
        parameter.Argument switch
        {
            null => DefaultReplacement,
            { Value: [> '\0' and < '\u0080' and var character] } => (byte)character,
            var other => throw CopySupport.Invalid(other, "ACCEPTINVCHARS takes one ASCII character"),
        };

    private static TimeRules TimeRulesOf(CopyStatement statement) =>
        new(
            FormatOf(statement.Find("DATEFORMAT"), TimeFormat.DefaultDate, allowsEpoch: false),
            FormatOf(statement.Find("TIMEFORMAT"), TimeFormat.DefaultTime, allowsEpoch: true),
            statement.Find("ACCEPTANYDATE") is not null
        );

    /// <summary>The keywords are lower case only: 'AUTO' is a format string without a year.</summary>
    private static TimeFormat FormatOf(CopyParameter? parameter, TimeFormat standard, bool allowsEpoch)
    {
        if (parameter?.Argument is not { } argument)
        {
            return standard;
        }

        return argument.Value switch
        {
            "auto" => new TimeFormat(TimeFormatKind.Auto, "auto", null),
            "epochsecs" when allowsEpoch => new TimeFormat(TimeFormatKind.EpochSeconds, "epochsecs", null),
            "epochmillisecs" when allowsEpoch => new TimeFormat(
                TimeFormatKind.EpochMilliseconds,
                "epochmillisecs",
                null
            ),
            var format => DateTimePattern.TryCompile(format, out var problem) is { } pattern
                ? new TimeFormat(TimeFormatKind.Pattern, format, pattern)
                : throw CopySupport.Invalid(argument, $"{parameter.Name} has {problem}"),
        };
    }
}
