using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>Which options of UNLOAD Redshift takes together, whatever engine runs it.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal static class UnloadOptionRules
{
    private static readonly string[] Compressions = ["BZIP2", "GZIP", "ZSTD"];

    private static readonly string[] OnlyInText = ["DELIMITER", "HEADER", "ADDQUOTES", "ESCAPE", "NULL"];

    private static readonly (string First, string Second)[] Exclusive =
    [
        ("ALLOWOVERWRITE", "CLEANPATH"),
        ("BZIP2", "GZIP"),
        ("BZIP2", "ZSTD"),
        ("GZIP", "ZSTD"),
        ("KMS_KEY_ID", "MASTER_SYMMETRIC_KEY"),
    ];

    /// <exception cref="SparkifyException">the first option that does not go with the format or with another option</exception>
    public static void Check(UnloadStatement unload)
    {
        foreach (var parameter in unload.Parameters)
        {
            if (!GoesWith(parameter.Name, unload.Format.Kind))
            {
                var format = unload.Format.Kind.ToString().ToUpperInvariant();
                throw Error(
                    unload.Format.Kind == CopyFormatKind.Delimited
                        ? $"{parameter.Name} is for PARQUET only"
                        : $"{parameter.Name} cannot be used with {format}",
                    parameter.Span
                );
            }
        }

        foreach (var (first, second) in Exclusive)
        {
            if (unload.Find(first) is { } one && unload.Find(second) is { } other)
            {
                var later = one.Span.Offset > other.Span.Offset ? one : other;
                throw Error($"{first} and {second} exclude each other", later.Span);
            }
        }

        CheckDelimiter(unload.Find("DELIMITER"));
        CheckEncryption(unload);
    }

    private static bool GoesWith(string parameter, CopyFormatKind format) =>
        format switch
        {
            CopyFormatKind.Csv => parameter is not ("ESCAPE" or "ADDQUOTES" or "ROWGROUPSIZE"),
            CopyFormatKind.FixedWidth => parameter
                is not ("DELIMITER" or "HEADER" or "ADDQUOTES" or "ESCAPE" or "ROWGROUPSIZE"),
            CopyFormatKind.Json => !OnlyInText.Contains(parameter) && parameter != "ROWGROUPSIZE",
            CopyFormatKind.Parquet => !OnlyInText.Contains(parameter) && !Compressions.Contains(parameter),
            _ => parameter != "ROWGROUPSIZE",
        };

    private static void CheckDelimiter(CopyParameter? delimiter)
    {
        if (delimiter?.Argument is { } argument && (argument.Value.Length != 1 || !char.IsAscii(argument.Value[0])))
        {
            throw Error($"DELIMITER takes one ASCII character, found '{argument.Value}'", argument.Span);
        }
    }

    private static void CheckEncryption(UnloadStatement unload)
    {
        var encrypted = unload.Find("ENCRYPTED");
        var key = unload.Find("KMS_KEY_ID") ?? unload.Find("MASTER_SYMMETRIC_KEY");
        if (key is null)
        {
            return;
        }

        if (encrypted is null)
        {
            throw Error($"{key.Name} needs ENCRYPTED", key.Span);
        }

        if (encrypted.Argument is not null)
        {
            throw Error($"ENCRYPTED AUTO cannot be used with {key.Name}", key.Span);
        }

        if (key.Name == "KMS_KEY_ID" && unload.Authorization?.Kind == "CREDENTIALS")
        {
            throw Error("KMS_KEY_ID cannot be used with CREDENTIALS", key.Span, "use IAM_ROLE");
        }
    }

    private static SparkifyException Error(string message, SourceSpan span, string? hint = null) =>
        new(message)
        {
            Span = span,
            Code = "42601",
            Hint = hint,
        };
}
