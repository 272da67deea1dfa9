using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>The words of <see cref="FunctionDefinition.Parameters"/> and what each takes. A string literal or NULL, whose type is open, is taken by all.</summary>
internal static class ParameterTypes
{
    /// <summary>A date part: a bare word or a string.</summary>
    public const string Part = "part";

    /// <summary>Takes arguments whose type is not known too; all others do not.</summary>
    public const string Any = "any";

    public static bool Takes(string word, ColumnType type) =>
        word switch
        {
            Any => true,
            "text" => type.IsCharacter,
            "char" => type.Kind is ColumnKind.Char,
            "varchar" => type.Kind is ColumnKind.Varchar,
            "number" => IsInteger(type) || type.Kind is ColumnKind.Decimal || IsFloat(type),
            "integer" => IsInteger(type),
            "exact" => IsInteger(type) || type.Kind is ColumnKind.Decimal,
            "smallint" => type.Kind is ColumnKind.SmallInt,
            "int4" => type.Kind is ColumnKind.Integer,
            "bigint" => type.Kind is ColumnKind.BigInt,
            "decimal" => type.Kind is ColumnKind.Decimal,
            "float" => IsFloat(type),
            "real" => type.Kind is ColumnKind.Real,
            "double" => type.Kind is ColumnKind.Double,
            "boolean" => type.Kind is ColumnKind.Boolean,
            "date" => type.Kind is ColumnKind.Date,
            "time" => type.Kind is ColumnKind.Time,
            "timetz" => type.Kind is ColumnKind.TimeTz,
            "timestamp" => type.Kind is ColumnKind.Timestamp,
            "timestamptz" => type.Kind is ColumnKind.TimestampTz,
            "datetime" => type.Kind is ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.TimestampTz,
            "interval" => type.Kind is ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond,
            "years" => type.Kind is ColumnKind.IntervalYearToMonth,
            "super" => type.Kind is ColumnKind.Super,
            "varbyte" => type.Kind is ColumnKind.Varbyte,
            _ => throw new InvalidOperationException($"no parameter type is called {word}"),
        };

    private static bool IsInteger(ColumnType type) =>
        type.Kind is ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt;

    private static bool IsFloat(ColumnType type) => type.Kind is ColumnKind.Real or ColumnKind.Double;
}
