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

        if (Plain().IsMatch(text) && literal.Type.Kind is ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.Time)
        {
            var type = renderer.Dialect.TypeName(literal.Type);
            renderer.Write($"CAST({SqlStrings.Quote(text)} AS {type})");
            return true;
        }

        var reader = CastText.ReaderOf(literal.Type.Kind);
        renderer.Write(renderer.Expand($$"""{lib}.{{reader}}({0})""", SqlStrings.Quote(text)));
        return true;
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
        return tokens[last].Kind == SqlTokenKind.CloseParen
            && int.TryParse(tokens[last - 1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? Math.Min(digits, MaxPrecision)
            : MaxPrecision;
    }

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2}(\.\d{1,6})?)?|\d{2}:\d{2}:\d{2}(\.\d{1,6})?)$")]
    private static partial Regex Plain();
}
