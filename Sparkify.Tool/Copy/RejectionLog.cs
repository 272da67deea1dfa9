using System.Globalization;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy;

/// <summary>
/// Counts the rows that a COPY's workers reject, keeps the first ones by object and line, and says when they are too many. For many threads.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-load.html"/>
internal sealed class RejectionLog(int? maxErrors, int maxShown, int maxKept, bool isColumnar = false)
{
    private const int MaxTextLength = 1024;

    private readonly Lock gate = new();
    private readonly List<LoggedRejection> kept = [];
    private long count;

    public long Count => Interlocked.Read(ref count);

    /// <summary>Those to show.</summary>
    public IReadOnlyList<RejectedRow> First => [.. Kept.Take(maxShown).Select(k => k.Row)];

    public IReadOnlyList<LoggedRejection> Kept
    {
        get
        {
            lock (gate)
            {
                return [.. kept];
            }
        }
    }

    /// <summary>Counts a rejected row; false: the COPY has failed by it.</summary>
    public bool Add(LoggedRejection rejection)
    {
        lock (gate)
        {
            Keep(rejection);
        }

        var total = Interlocked.Increment(ref count);
        return maxErrors is not { } limit || total < Math.Max(1, limit);
    }

    /// <param name="query">the COPY's number in the system views; null: it has none</param>
    public SparkifyException Failure(string table, SourceSpan span, long? query)
    {
        var rows = First;
        var shown = rows.Select(Describe).ToList();
        if (Count > rows.Count)
        {
            shown.Add(string.Create(CultureInfo.InvariantCulture, $"… and {Count - rows.Count} more"));
        }

        return new SparkifyException($"load into table '{table}' failed: {Rows(Count)} could not be loaded")
        {
            Span = span,
            Code = rows.Count > 0 ? rows[0].Code.ToString(CultureInfo.InvariantCulture) : null,
            Hint = query is { } number ? $"{Advice()}; {QueryFor(number)}" : Advice(),
            Details = shown,
        };
    }

    /// <summary>How to see all rejected rows of a COPY.</summary>
    /// <param name="query">its number in the system views</param>
    public static string QueryFor(long query) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"list them with sparkify query \"select line_number, colname, raw_line, err_reason from stl_load_errors where query = {query}\""
        );

    private string Advice() =>
        isColumnar ? "correct the data: the first error ends a COPY from columnar files"
        : maxErrors > 0 ? $"correct the data; MAXERROR {maxErrors} stops at so many errors"
        : "correct the data, or let MAXERROR or IGNOREALLERRORS pass over rows that cannot be loaded";

    /// <summary>Behind those of its line, for which the first to come counts.</summary>
    private void Keep(LoggedRejection rejection)
    {
        if (kept.Count >= maxKept && (kept.Count == 0 || Compare(rejection.Row, kept[^1].Row) >= 0))
        {
            return;
        }

        var (low, high) = (0, kept.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Compare(rejection.Row, kept[middle].Row) < 0 ? (low, middle) : (middle + 1, high);
        }

        kept.Insert(low, rejection);
        if (kept.Count > maxKept)
        {
            kept.RemoveAt(maxKept);
        }
    }

    /// <summary>At most 1,024 characters, as Redshift's table of load errors holds.</summary>
    public static string Cut(ReadOnlySpan<byte> text)
    {
        // A character has at most four bytes; one cut in two at the end goes with what is cut from the string.
        var decoded = System.Text.Encoding.UTF8.GetString(text[..Math.Min(text.Length, (MaxTextLength + 1) * 4)]);
        return decoded.Length <= MaxTextLength ? decoded
            : char.IsHighSurrogate(decoded[MaxTextLength - 1]) ? decoded[..(MaxTextLength - 1)]
            : decoded[..MaxTextLength];
    }

    private static string Describe(RejectedRow row)
    {
        var column = row.Column is null ? "" : $" column {row.Column} {row.Type}";
        var value = row.Value is { } text ? $", value '{OneLine(text)}'" : "";
        var record = row is { Column: null, RawLine: { } line } ? $": {OneLine(line)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Object.Location} line {row.Line}{column}{value}: {row.Reason} [{row.Code}]{record}"
        );
    }

    private static string OneLine(string text)
    {
        const int MaxShown = 200;
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= MaxShown ? line : line[..MaxShown] + "…";
    }

    private static string Rows(long count) =>
        count == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} rows");

    private static int Compare(RejectedRow x, RejectedRow y)
    {
        var byBucket = ObjectKeyOrder.Instance.Compare(x.Object.Location.Bucket, y.Object.Location.Bucket);
        var byKey =
            byBucket != 0 ? byBucket : ObjectKeyOrder.Instance.Compare(x.Object.Location.Key, y.Object.Location.Key);
        return byKey != 0 ? byKey : x.Line.CompareTo(y.Line);
    }
}
