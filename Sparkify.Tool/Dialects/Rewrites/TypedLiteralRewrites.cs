using System.Globalization;
using Sparkify.Tool.Dialects.Casts;
using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>DATE '…', TIMESTAMP '…' and INTERVAL '…': what is not in ISO form is read by the library, intervals here.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Date_and_time_literals.html"/>
internal static class TypedLiteralRewrites
{
    private const int MaxPrecision = 6;

    public static bool Literal(TypedLiteral literal, Renderer renderer)
    {
        var text = literal.Token.StringValue;
        if (literal.Type.Kind is ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond)
        {
            renderer.Write(IntervalOf(literal, text, renderer));
            return true;
        }

        Write(text, literal.Type, renderer);
        return true;
    }

    /// <summary>A string that is compared with a date or time.</summary>
    public static bool Taken(Literal literal, Renderer renderer)
    {
        if (renderer.Binding.TakenTypeOf(literal) is not { } type)
        {
            return false;
        }

        Write(literal.Token.StringValue, type, renderer);
        return true;
    }

    /// <summary>
    /// A string literal that becomes a date or time and whose text every engine reads: without the library, whose functions take long to be bound in an
    /// INSERT of many rows.
    /// </summary>
    public static bool TryWritePlain(SqlExpression value, ColumnType type, Renderer renderer)
    {
        if (
            value is not Literal { Kind: LiteralKind.String } literal
            || PlainText.Of(literal.Token.StringValue, type.Kind) is not { } text
        )
        {
            return false;
        }

        renderer.Write($"CAST({SqlStrings.Quote(text)} AS {renderer.Dialect.TypeName(type)})");
        return true;
    }

    private static void Write(string text, ColumnType type, Renderer renderer) =>
        renderer.Write(
            PlainText.Of(text, type.Kind) is { } plain
                ? $"CAST({SqlStrings.Quote(plain)} AS {renderer.Dialect.TypeName(type)})"
                : renderer.Expand($$"""{lib}.{{CastText.ReaderOf(type.Kind)}}({0})""", SqlStrings.Quote(text))
        );

    private static string IntervalOf(TypedLiteral literal, string text, Renderer renderer)
    {
        try
        {
            return IntervalLiteral.Parse(text, literal.Unit, PrecisionOf(literal, renderer)).ToSql();
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            throw renderer.Error(literal, failure.Message, "22007");
        }
    }

    /// <summary>The (digits) behind SECOND.</summary>
    private static int PrecisionOf(TypedLiteral literal, Renderer renderer)
    {
        var tokens = renderer.Statement.Tokens;
        var last = literal.Range.End - 1;
        return
            tokens[last].Kind == SqlTokenKind.CloseParen
            && int.TryParse(tokens[last - 1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? Math.Min(digits, MaxPrecision)
            : MaxPrecision;
    }
}
