using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>Words that Redshift reserves and PostgreSQL does not, as names of columns that are not quoted.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_pg_keywords.html"/>
internal static class ReservedWords
{
    private static readonly HashSet<string> Words =
    [
        .. (
            "aes128 aes256 allowoverwrite backup blanksasnull bytedict bzip2 credentials deflate defrag delta delta32k "
            + "disable emptyasnull enable encode encrypt encryption explicit globaldict256 globaldict64k gzip identity ignore "
            + "language luns lzo lzop minus mostly16 mostly32 mostly8 new off offline offset oid old open parallel partition "
            + "percent permissions raw readratio recover rejectlog resort respect restore snapshot sysdate system tag tdes "
            + "text255 text32k timestamp top truncatecolumns wallet without"
        ).Split(' '),
    ];

    public static ServerError? Judge(Statement statement)
    {
        var isTable = statement.Verb == "create" && statement.Tokens.Take(4).Any(token => token.Is("table"));
        var depth = 0;
        for (var i = 1; isTable && i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            if (
                depth == 1
                && token.Kind == TokenKind.Word
                && Words.Contains(token.Value)
                && statement.Tokens[i - 1].IsAny("(", ",")
            )
            {
                return new ServerError(ServerError.SyntaxError, $"syntax error at or near \"{token.Value}\"");
            }

            depth +=
                token.Is("(") ? 1
                : token.Is(")") ? -1
                : 0;
        }

        return null;
    }
}
