using System.Globalization;
using System.Text;

namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>Values as Redshift prints them, and its binary UTF-8 order of text with NULL last.</summary>
internal static class OracleText
{
    public static string? Of(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    public static string? Of(double? value) => value?.ToString("G15", CultureInfo.InvariantCulture).ToLowerInvariant();

    public static string Of(DateTime value) =>
        value.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    public static Comparer<string?> Utf8Order { get; } =
        Comparer<string?>.Create(
            (left, right) =>
                (left, right) switch
                {
                    (null, null) => 0,
                    (null, _) => 1,
                    (_, null) => -1,
                    _ => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)),
                }
        );

    public static Comparer<double?> NumberOrder { get; } =
        Comparer<double?>.Create(
            (left, right) =>
                (left, right) switch
                {
                    (null, null) => 0,
                    (null, _) => 1,
                    (_, null) => -1,
                    _ => left.Value.CompareTo(right.Value),
                }
        );
}
