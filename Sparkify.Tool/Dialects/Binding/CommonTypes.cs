using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>The type that values of several types take together: in CASE, COALESCE, UNION.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_numeric_computations201.html"/>
internal static class CommonTypes
{
    public static ColumnType? Of(IEnumerable<ColumnType?> types)
    {
        ColumnType? common = null;
        foreach (var type in types)
        {
            if (type is not { } next)
            {
                continue;
            }

            common = common is { } known ? Of(known, next) : next;
            if (common is null)
            {
                return null;
            }
        }

        return common;
    }

    /// <summary>The DECIMAL that values of different types take together; null: they take another type, have one already, or one is not known.</summary>
    public static ColumnType? DecimalOf(IEnumerable<ColumnType?> types)
    {
        var all = types.ToList();
        return
            !all.Contains(null) && Of(all) is { Kind: ColumnKind.Decimal } common && all.Exists(type => type != common)
            ? common
            : null;
    }

    /// <summary>What PostgreSQL says of a computed column of a view is NUMERIC without a scale, which is described as this type: it may have any.</summary>
    public static ColumnType? KnownToPostgres(ColumnType? type) =>
        type is { Kind: ColumnKind.Decimal, Length: 38, Scale: 0 } ? null : type;

    public static ColumnType? Of(ColumnType left, ColumnType right)
    {
        if (left == right)
        {
            return left;
        }

        if (Rank(left) is { } a && Rank(right) is { } b)
        {
            return Number(left, right, a, b);
        }

        if (left.IsCharacter && right.IsCharacter)
        {
            var kind = left.Kind == right.Kind ? left.Kind : ColumnKind.Varchar;
            return new ColumnType(kind, Math.Max(left.Length, right.Length));
        }

        if (left.Kind == ColumnKind.Super || right.Kind == ColumnKind.Super)
        {
            return new ColumnType(ColumnKind.Super);
        }

        var times = (left.Kind, right.Kind);
        return times switch
        {
            (ColumnKind.TimestampTz, ColumnKind.Date or ColumnKind.Timestamp)
            or (ColumnKind.Date or ColumnKind.Timestamp, ColumnKind.TimestampTz) => new(ColumnKind.TimestampTz),
            (ColumnKind.Timestamp, ColumnKind.Date) or (ColumnKind.Date, ColumnKind.Timestamp) => new(
                ColumnKind.Timestamp
            ),
            (ColumnKind.Varbyte, ColumnKind.Varbyte) => new(ColumnKind.Varbyte, Math.Max(left.Length, right.Length)),
            _ => null,
        };
    }

    private static int? Rank(ColumnType type) =>
        type.Kind switch
        {
            ColumnKind.SmallInt => 0,
            ColumnKind.Integer => 1,
            ColumnKind.BigInt => 2,
            ColumnKind.Decimal => 3,
            ColumnKind.Real => 4,
            ColumnKind.Double => 5,
            _ => null,
        };

    private static ColumnType Number(ColumnType left, ColumnType right, int a, int b)
    {
        if (Math.Max(a, b) != 3)
        {
            return Math.Max(a, b) > 3 && Math.Min(a, b) < 4 ? new(ColumnKind.Double)
                : a > b ? left
                : right;
        }

        var (x, y) = (AsDecimal(left), AsDecimal(right));
        var scale = Math.Max(x.Scale, y.Scale);
        var precision = Math.Min(Math.Max(x.Length - x.Scale, y.Length - y.Scale) + scale, 38);
        return new(ColumnKind.Decimal, precision, Math.Min(scale, precision));
    }

    /// <summary>An integer beside a decimal.</summary>
    public static ColumnType AsDecimal(ColumnType type) =>
        type.Kind switch
        {
            ColumnKind.SmallInt => new(ColumnKind.Decimal, 5),
            ColumnKind.Integer => new(ColumnKind.Decimal, 10),
            ColumnKind.BigInt => new(ColumnKind.Decimal, 19),
            _ => type,
        };
}
