using System.Globalization;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>Reads a type name with its aliases, default lengths and limits. A length counts bytes; MAX is the type's limit.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html"/>
internal sealed class ColumnTypeParser(TokenCursor cursor)
{
    private const int DefaultVarcharBytes = 256;
    private const int MaxCharBytes = 4096;
    private const int DefaultVarbyteBytes = 64_000;
    private const int MaxVarbyteBytes = 16_777_216;
    private const int MaxPrecision = 38;
    private const int MaxScale = 37;
    private const int MaxRealBits = 24;
    private const int MaxDoubleBits = 53;

    private static readonly string[] DayFields = ["day", "hour", "minute", "second"];

    /// <exception cref="SparkifyException">no type of Redshift stands here, or its length is beyond the limit</exception>
    public static ColumnType Parse(TokenCursor cursor) => new ColumnTypeParser(cursor).Parse();

    private ColumnType Parse()
    {
        if (
            cursor.Current is { Kind: SqlTokenKind.QuotedIdentifier } quoted
            && ForeignTypes.Knows(quoted.IdentifierName)
        )
        {
            throw Unknown(quoted.IdentifierName, quoted);
        }

        var token = cursor.Expect(SqlTokenKind.Word, "a type");
        var type = ParseName(token);
        if (cursor.At(SqlTokenKind.OpenParen))
        {
            throw cursor.Error($"type {SqlNames.Fold(token.Text)} takes no length", cursor.Next(), LengthHint(type));
        }

        if (cursor.At("array") || cursor.Current?.IsOperator("[") == true)
        {
            throw cursor.Unsupported(RuleNames.Array, "Redshift has no array types", cursor.Next(), "use SUPER");
        }

        return type;
    }

    private ColumnType ParseName(SqlToken token) =>
        SqlNames.Fold(token.Text) switch
        {
            "smallint" or "int2" => new(ColumnKind.SmallInt),
            "integer" or "int" or "int4" => new(ColumnKind.Integer),
            "bigint" or "int8" => new(ColumnKind.BigInt),
            "decimal" or "numeric" or "dec" => Decimal(),
            "real" or "float4" => new(ColumnKind.Real),
            "float8" => new(ColumnKind.Double),
            "float" => Float(),
            "double" => Double(),
            "boolean" or "bool" => new(ColumnKind.Boolean),
            "character" or "char" or "nchar" => cursor.Take("varying") ? Varchar() : Char(),
            "bpchar" => new(ColumnKind.Char, DefaultVarcharBytes),
            "varchar" or "nvarchar" => Varchar(),
            "text" => new(ColumnKind.Varchar, DefaultVarcharBytes),
            "date" => new(ColumnKind.Date),
            "time" => Zoned(ColumnKind.Time, ColumnKind.TimeTz),
            "timetz" => new(ColumnKind.TimeTz),
            "timestamp" => Zoned(ColumnKind.Timestamp, ColumnKind.TimestampTz),
            "timestamptz" => new(ColumnKind.TimestampTz),
            "interval" => Interval(),
            "super" => new(ColumnKind.Super),
            "varbyte" or "varbinary" => Varbyte(),
            "binary" => BinaryVarying(),
            "hllsketch" => new(ColumnKind.HllSketch),
            "geometry" => new(ColumnKind.Geometry),
            "geography" => new(ColumnKind.Geography),
            var other => throw Unknown(other, token),
        };

    private ColumnType Char() => new(ColumnKind.Char, Length("character", 1, MaxCharBytes));

    private ColumnType Varchar() =>
        new(ColumnKind.Varchar, Length("character varying", DefaultVarcharBytes, ColumnType.MaxVarcharBytes));

    private ColumnType Varbyte() => new(ColumnKind.Varbyte, Length("varbyte", DefaultVarbyteBytes, MaxVarbyteBytes));

    private ColumnType BinaryVarying()
    {
        cursor.Expect("varying");
        return Varbyte();
    }

    private ColumnType Double()
    {
        cursor.Expect("precision");
        return new(ColumnKind.Double);
    }

    /// <summary>FLOAT(p): up to 24 bits of mantissa are a REAL.</summary>
    private ColumnType Float()
    {
        if (!cursor.Take(SqlTokenKind.OpenParen))
        {
            return new(ColumnKind.Double);
        }

        var bits = Number("the precision of float", 1, MaxDoubleBits);
        cursor.Expect(SqlTokenKind.CloseParen, ")");
        return new(bits <= MaxRealBits ? ColumnKind.Real : ColumnKind.Double);
    }

    private ColumnType Decimal()
    {
        if (!cursor.Take(SqlTokenKind.OpenParen))
        {
            return new(ColumnKind.Decimal, 18);
        }

        var precision = Number("the precision of decimal", 1, MaxPrecision);
        var scale = cursor.Take(SqlTokenKind.Comma)
            ? Number("the scale of decimal", 0, Math.Min(precision, MaxScale))
            : 0;
        cursor.Expect(SqlTokenKind.CloseParen, ")");
        return new(ColumnKind.Decimal, precision, scale);
    }

    private int Length(string type, int byDefault, int limit)
    {
        if (!cursor.Take(SqlTokenKind.OpenParen))
        {
            return byDefault;
        }

        var length = cursor.Take("max") ? limit : Number($"the length of {type}", 1, limit);
        cursor.Expect(SqlTokenKind.CloseParen, ")");
        return length;
    }

    private int Number(string what, int least, int most)
    {
        var token = cursor.Expect(SqlTokenKind.Number, what);
        var isWhole = int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isWhole && number >= least && number <= most
            ? number
            : throw cursor.Error($"{what} is {least} to {most}, found {token.Text}", token);
    }

    /// <summary>[WITH | WITHOUT] TIME ZONE; WITH alone belongs to what follows the type.</summary>
    private ColumnType Zoned(ColumnKind plain, ColumnKind zoned)
    {
        if (cursor.Take("with", "time", "zone"))
        {
            return new(zoned);
        }

        cursor.Take("without", "time", "zone");
        return new(plain);
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html"/>
    private ColumnType Interval()
    {
        if (cursor.Take("year") || cursor.Take("month"))
        {
            cursor.Take("to", "month");
            return new(ColumnKind.IntervalYearToMonth);
        }

        if (!TakeDayField())
        {
            throw cursor.Expected("YEAR TO MONTH or DAY TO SECOND");
        }

        if (cursor.Take("to") && !TakeDayField())
        {
            throw cursor.Expected("HOUR, MINUTE or SECOND");
        }

        if (cursor.Take(SqlTokenKind.OpenParen))
        {
            Number("the fractional precision of interval", 0, 6);
            cursor.Expect(SqlTokenKind.CloseParen, ")");
        }

        return new(ColumnKind.IntervalDayToSecond);
    }

    private bool TakeDayField() => Array.Exists(DayFields, field => cursor.Take(field));

    private static string? LengthHint(ColumnType type) =>
        type.IsCharacter ? $"it is {type}; write VARCHAR or CHAR with the length you need" : null;

    private SparkifyException Unknown(string name, SqlToken token) =>
        new($"type \"{name}\" does not exist")
        {
            Span = cursor.Statement.SpanOf(token),
            Code = "42704",
            Rule = ForeignTypes.RuleOf(name),
            Hint =
                ForeignTypes.HintOf(name)
                ?? "see the data types of Redshift: https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html",
        };
}
