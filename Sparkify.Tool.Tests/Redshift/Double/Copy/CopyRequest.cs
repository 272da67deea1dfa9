using System.Globalization;
using Sparkify.Tool.Tests.Redshift.Double.Rewrites;
using Sparkify.Tool.Tests.Redshift.Double.Rules;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Copy;

internal enum CopyFormat
{
    Delimited,
    Csv,
    Json,
}

/// <summary>COPY from S3, of JSON, CSV or delimited text. Formats and options beyond these the double does not know.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html"/>
internal sealed record CopyRequest(string Table, IReadOnlyList<string> Columns, string Source)
{
    public bool IsManifest { get; private init; }

    public CopyFormat Format { get; private init; }

    /// <summary>'auto', 'auto ignorecase' or the URL of a jsonpaths file.</summary>
    public string JsonPaths { get; private init; } = "auto";

    public string TimeFormat { get; private init; } = "";

    public bool IsGzip { get; private init; }

    public bool TruncatesColumns { get; private init; }

    public bool IsEmptyNull { get; private init; }

    public bool IsBlankNull { get; private init; }

    public bool LoadsNothing { get; private init; }

    public char Delimiter { get; private init; } = '|';

    public string NullText { get; private init; } = "\\N";

    public int HeaderLineCount { get; private init; }

    public int MaxErrorCount { get; private init; }

    public static CopyRequest Parse(Statement statement)
    {
        var (table, next) = statement.NameAt(1);
        List<string> columns = [];
        if (statement.HasAt(next, "("))
        {
            var end = statement.AfterParenthesis(next);
            columns.AddRange(
                Enumerable
                    .Range(next + 1, end - next - 2)
                    .Select(i => statement.Tokens[i])
                    .Where(token => token.IsName)
                    .Select(token => token.Value.ToLowerInvariant())
            );
            next = end;
        }

        var source = TextAt(statement, next + 1);
        if (!statement.HasAt(next, "from") || source?.StartsWith("s3://", StringComparison.Ordinal) != true)
        {
            throw Planner.Unknown(statement);
        }

        return new CopyRequest(table, columns, source).WithOptions(statement, next + 2);
    }

    /// <summary>Bucket and key of an S3 URL.</summary>
    public static (string Bucket, string Key) Split(string url)
    {
        var path = url["s3://".Length..];
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
    }

    private static string? TextAt(Statement statement, int index) =>
        index < statement.Tokens.Count && statement.Tokens[index].Kind == TokenKind.Text
            ? statement.Tokens[index].Value
            : null;

    private CopyRequest WithOptions(Statement statement, int first)
    {
        var request = this;
        var isAuthorized = false;
        for (var i = first; i < statement.Tokens.Count; )
        {
            var word = statement.Tokens[i].Value;
            isAuthorized |= word is "iam_role" or "credentials" or "access_key_id";
            var argument = statement.HasAt(i + 1, "as") ? i + 2 : i + 1;
            var text = TextAt(statement, argument);
            request = request.With(statement, word, argument, text);
            i = Next(statement, word, argument, text);
        }

        return isAuthorized
            ? request
            : throw new ServerError(ServerError.Internal, "Must specify credentials, such as IAM_ROLE, to access S3.");
    }

    private CopyRequest With(Statement statement, string word, int argument, string? text) =>
        word switch
        {
            "manifest" => this with { IsManifest = true },
            "json" => this with { Format = CopyFormat.Json, JsonPaths = text ?? "auto" },
            "csv" => this with { Format = CopyFormat.Csv, Delimiter = ',' },
            "delimiter" => this with { Delimiter = text is "\\t" or "t" ? '\t' : text![0] },
            "timeformat" when text is "auto" or "epochsecs" or "epochmillisecs" or "YYYY-MM-DD HH:MI:SS" => this with
            {
                TimeFormat = text,
            },
            "dateformat" when text is "auto" or "YYYY-MM-DD" => this,
            "gzip" => this with { IsGzip = true },
            "truncatecolumns" => this with { TruncatesColumns = true },
            "emptyasnull" => this with { IsEmptyNull = true },
            "blanksasnull" => this with { IsBlankNull = true },
            "noload" => this with { LoadsNothing = true },
            "null" => this with { NullText = text! },
            "maxerror" => this with { MaxErrorCount = Number(statement, argument) },
            "ignoreheader" => this with { HeaderLineCount = Number(statement, argument) },
            "iam_role" or "credentials" or "access_key_id" or "secret_access_key" or "session_token" or "region" =>
                this,
            "statupdate" or "compupdate" or "format" or "with" => this,
            _ => throw Planner.Unknown(statement),
        };

    private static int Number(Statement statement, int index) =>
        int.Parse(statement.Tokens[index].Value, CultureInfo.InvariantCulture);

    private static int Next(Statement statement, string word, int argument, string? text)
    {
        var isSwitch =
            word is "statupdate" or "compupdate"
            && argument < statement.Tokens.Count
            && statement.Tokens[argument].IsAny("on", "off", "true", "false", "preset");
        var hasArgument =
            text is not null
            || isSwitch
            || word is "maxerror" or "ignoreheader"
            || (word == "iam_role" && statement.HasAt(argument, "default"));
        return hasArgument ? argument + 1 : argument;
    }
}
