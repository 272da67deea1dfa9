using System.Globalization;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>
/// A cast to VARCHAR(n) or CHAR(n) cuts to n bytes, whole characters only; DuckDB ignores the length. So the cast gets a function of the
/// tool around it.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html"/>
internal static class CharacterCasts
{
    private const int MaxCharBytes = 4096;

    private static readonly string[] Varchar = ["varchar", "nvarchar"];
    private static readonly string[] Char = ["char", "character", "nchar"];

    public static void Apply(RewriteContext context)
    {
        for (var i = 1; i < context.Tokens.Count; i++)
        {
            if (context.Tokens[i - 1].IsOperator("::"))
            {
                Cut(context, i, () => OperandStart.Find(context, i - 1));
            }
            else if (CastRewrites.FindCast(context.Tokens, i) is { } cast)
            {
                Cut(context, i, () => cast, closingCount: 1);
            }
        }
    }

    /// <summary>ClosingCount: parentheses between the type's end and the cast's.</summary>
    private static void Cut(RewriteContext context, int type, Func<int> findStart, int closingCount = 0)
    {
        if (FindType(context.Tokens, type) is { } found && found.End + closingCount <= context.Tokens.Count)
        {
            // CHAR is held without its trailing blanks.
            var (opening, closing) = found.IsVarchar ? ("", "") : ("rtrim(", ", ' ')");
            var length = found.Length.ToString(CultureInfo.InvariantCulture);
            if (found.Max is { } max)
            {
                context.Replace(max, length);
            }

            context.InsertBefore(findStart(), $"{opening}{context.Catalog.ToolSchema}.cut_varchar(");
            context.InsertAfter(found.End - 1 + closingCount, $", {length}){closing}");
        }
    }

    /// <summary>A type that is cut, the index behind it, and the word MAX in it.</summary>
    private static (bool IsVarchar, int Length, int End, SqlToken? Max)? FindType(
        IReadOnlyList<SqlToken> tokens,
        int type
    )
    {
        var isVarying = IsWord(tokens, type + 1, "varying");
        var isVarchar = IsAny(tokens[type], Varchar) || isVarying;
        if (!isVarchar && !IsAny(tokens[type], Char))
        {
            return null;
        }

        var open = type + (isVarying ? 2 : 1);
        if (open + 2 < tokens.Count && tokens[open].Kind == SqlTokenKind.OpenParen)
        {
            var max = isVarchar ? ColumnType.MaxVarcharBytes : MaxCharBytes;
            var isNumber = int.TryParse(tokens[open + 1].Text, CultureInfo.InvariantCulture, out var length);
            return (isVarchar, isNumber ? length : max, open + 3, isNumber ? null : tokens[open + 1]);
        }

        // CHAR alone is one byte; how long VARCHAR alone is in a cast is not documented.
        return isVarchar ? null : (false, 1, open, null);
    }

    private static bool IsWord(IReadOnlyList<SqlToken> tokens, int index, string word) =>
        index < tokens.Count && tokens[index].IsWord(word);

    private static bool IsAny(SqlToken token, string[] words)
    {
        foreach (var word in words)
        {
            if (token.IsWord(word))
            {
                return true;
            }
        }

        return false;
    }
}
