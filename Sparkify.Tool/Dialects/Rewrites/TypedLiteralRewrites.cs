using System.Globalization;
using System.Text.RegularExpressions;
using Sparkify.Tool.Dialects.Casts;
using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>DATE '…', TIMESTAMP '…' and INTERVAL '…': what is not in ISO form is read by the library, intervals here.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Date_and_time_literals.html"/>
internal static partial class TypedLiteralRewrites
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

    private static void Write(string text, ColumnType type, Renderer renderer)
    {
        var isPlain = Plain().IsMatch(text);
        renderer.Write(
            isPlain && type.Kind is (ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.Time)
                ? $"CAST({SqlStrings.Quote(text)} AS {renderer.Dialect.TypeName(type)})"
                : renderer.Expand($$"""{lib}.{{CastText.ReaderOf(type.Kind)}}({0})""", SqlStrings.Quote(text))
        );
    }

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

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2}(\.\d{1,6})?)?|\d{2}:\d{2}:\d{2}(\.\d{1,6})?)$")]
    private static partial Regex Plain();
}
