using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Casts;

/// <summary>The pairs of types that Redshift converts: explicitly, by assignment, and in TRY_CAST.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_TRY_CAST.html"/>
internal static class CastPairs
{
    private const string CannotCast = "42846";
    private const string TypeMismatch = "42804";

    private enum Group
    {
        Integer,
        Decimal,
        Float,
        Boolean,
        Text,
        Date,
        Time,
        TimeTz,
        Timestamp,
        TimestampTz,
        YearToMonth,
        DayToSecond,
        Super,
        Varbyte,
        Other,
    }

    public static CastRefusal? Refuse(CastSource source, ColumnType target, CastMode mode)
    {
        if (source.IsLiteral)
        {
            return mode == CastMode.Try && target.Kind == ColumnKind.Boolean ? Refused(AnyText, target, mode) : null;
        }

        if (source.Type is not { } type || type.Kind == target.Kind)
        {
            return null;
        }

        var (from, to) = (GroupOf(type), GroupOf(target));
        var isAllowed = mode switch
        {
            CastMode.Explicit => IsExplicit(from, to),
            CastMode.Assignment => IsImplicit(from, to),
            _ => IsTried(from, to),
        };
        return isAllowed ? null : Refused(type, target, mode);
    }

    private static ColumnType AnyText => new(ColumnKind.Varchar, ColumnType.MaxVarcharBytes);

    private static CastRefusal Refused(ColumnType type, ColumnType target, CastMode mode)
    {
        var (from, to) = (NameOf(type), NameOf(target));
        if (mode == CastMode.Assignment)
        {
            return new CastRefusal(
                $"column is of type {to} but expression is of type {from}",
                TypeMismatch,
                Refuse(new CastSource(type), target, CastMode.Explicit) is null
                    ? $"Redshift does not convert it by itself: write cast(… as {to})"
                    : HintFor(type, target)
            );
        }

        return new CastRefusal($"cannot cast type {from} to {to}", CannotCast, HintFor(type, target));
    }

    private static string? HintFor(ColumnType type, ColumnType target) =>
        type.Kind == ColumnKind.Boolean && target.IsCharacter ? "write case when … then 'true' else 'false' end"
        : type.IsCharacter && target.Kind == ColumnKind.Boolean ? "write … in ('t', 'true', 'y', 'yes', '1')"
        : target.Kind == ColumnKind.Boolean ? "write … <> 0"
        : null;

    /// <summary>Without length, as PostgreSQL's messages have it.</summary>
    private static string NameOf(ColumnType type)
    {
        var text = type.ToString();
        var parenthesis = text.IndexOf('(', StringComparison.Ordinal);
        return parenthesis < 0 ? text : text[..parenthesis];
    }

    private static bool IsExplicit(Group from, Group to) =>
        from == to
        || from switch
        {
            Group.Integer => IsNumber(to) || to is Group.Boolean or Group.Text or Group.Super or Group.Varbyte,
            Group.Decimal or Group.Float => IsNumber(to) || to is Group.Text or Group.Super,
            Group.Boolean => to is Group.Integer or Group.Super,
            Group.Text => to is not (Group.Boolean or Group.Other),
            Group.Super => to is not Group.Other,
            Group.Varbyte => to is Group.Text or Group.Integer,
            Group.Time => to is Group.Text or Group.TimeTz or Group.DayToSecond,
            Group.YearToMonth or Group.DayToSecond => to is Group.Text,
            _ => IsTime(from, to) || to is Group.Text,
        };

    private static bool IsImplicit(Group from, Group to) =>
        from == to
        || from switch
        {
            Group.Integer => IsNumber(to) || to is Group.Boolean or Group.Text or Group.Super,
            Group.Decimal or Group.Float => IsNumber(to) || to is Group.Text or Group.Super,
            Group.Boolean => to is Group.Super,
            Group.Text => to is Group.Super,
            Group.Super => to is not (Group.Other or Group.Varbyte),
            Group.Varbyte => false,
            Group.Time => to is Group.Text or Group.TimeTz or Group.DayToSecond,
            Group.YearToMonth or Group.DayToSecond => to is Group.Text,
            _ => IsTime(from, to) || to is Group.Text,
        };

    private static bool IsTried(Group from, Group to) =>
        from == to
        || from switch
        {
            Group.Integer => IsNumber(to) || to is Group.Boolean or Group.Text or Group.Super,
            Group.Decimal or Group.Float => IsNumber(to) || to is Group.Text or Group.Super,
            Group.Boolean => to is Group.Integer or Group.Super,
            Group.Text => IsNumber(to)
                || to
                    is Group.Timestamp
                        or Group.TimestampTz
                        or Group.Date
                        or Group.Time
                        or Group.TimeTz
                        or Group.Super,
            Group.Super => IsNumber(to) || to is Group.Boolean or Group.Text or Group.Varbyte,
            Group.Time or Group.TimeTz => to is Group.Text,
            Group.Date or Group.Timestamp or Group.TimestampTz => IsTime(from, to) || to is Group.Text,
            _ => false,
        };

    private static bool IsTime(Group from, Group to) =>
        from switch
        {
            Group.Date => to is Group.Timestamp or Group.TimestampTz,
            Group.Timestamp => to is Group.Date or Group.TimestampTz or Group.Time,
            Group.TimestampTz => to is Group.Date or Group.Timestamp or Group.Time or Group.TimeTz,
            Group.TimeTz => to is Group.Time,
            _ => false,
        };

    private static bool IsNumber(Group group) => group is Group.Integer or Group.Decimal or Group.Float;

    private static Group GroupOf(ColumnType type) =>
        type.Kind switch
        {
            ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt => Group.Integer,
            ColumnKind.Decimal => Group.Decimal,
            ColumnKind.Real or ColumnKind.Double => Group.Float,
            ColumnKind.Boolean => Group.Boolean,
            ColumnKind.Char or ColumnKind.Varchar => Group.Text,
            ColumnKind.Date => Group.Date,
            ColumnKind.Time => Group.Time,
            ColumnKind.TimeTz => Group.TimeTz,
            ColumnKind.Timestamp => Group.Timestamp,
            ColumnKind.TimestampTz => Group.TimestampTz,
            ColumnKind.IntervalYearToMonth => Group.YearToMonth,
            ColumnKind.IntervalDayToSecond => Group.DayToSecond,
            ColumnKind.Super => Group.Super,
            ColumnKind.Varbyte => Group.Varbyte,
            _ => Group.Other,
        };
}
