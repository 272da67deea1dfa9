using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>
/// Names that other databases let pass: reserved words of Redshift that no query has another use for, and PostgreSQL's system columns.
/// The words are read only in queries and DML; the names that DDL gives are the parsers'.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_pg_keywords.html"/>
internal static class NameConstructs
{
    /// <summary>Reserved, and nothing that Redshift's queries, or any function of its, are written with.</summary>
    private const string Words = """
        aes128 aes256 allowoverwrite analyse authorization az64 backup blanksasnull bytedict bzip2 credentials deflate
        defrag delta delta32k disable emptyasnull enable encrypt encryption explicit freeze globaldict256 globaldict64k
        gzip initially lun luns lzo lzop mostly16 mostly32 mostly8 new offline old open parallel percent permissions raw
        readratio recover rejectlog resort restore snapshot system tag tdes text255 text32k truncatecolumns wallet
        """;

    private static readonly HashSet<string> Reserved = Words
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] SystemColumns = ["ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"];

    /// <summary>Words after which a name is a column's.</summary>
    private static readonly string[] Leads =
    [
        "select",
        "distinct",
        "where",
        "and",
        "or",
        "not",
        "on",
        "by",
        "when",
        "then",
        "else",
        "case",
        "having",
        "between",
        "like",
        "in",
        "set",
        "qualify",
    ];

    public static readonly string[] Rules = [RuleNames.ReservedWord, RuleNames.SystemColumn];

    public static IEnumerable<SparkifyException> Find(SqlStatement statement)
    {
        if (!IsRead(statement))
        {
            yield break;
        }

        for (var i = 1; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            if (!token.IsIdentifier)
            {
                continue;
            }

            if (token.Kind == SqlTokenKind.Word && IsReserved(token) && IsFree(statement, i))
            {
                yield return ReservedWord(statement, token);
            }
            else if (Array.IndexOf(SystemColumns, token.IdentifierName) >= 0 && IsColumn(statement, i))
            {
                yield return Refusal.Of(
                    RuleNames.SystemColumn,
                    $"the system column {token.IdentifierName} is not supported by Redshift",
                    statement.SpanOf(token),
                    "tell rows apart by their key"
                );
            }
        }
    }

    private static bool IsReserved(SqlToken token) => Reserved.Contains(token.Text) || token.IsWord("timestamp");

    private static bool IsRead(SqlStatement statement) =>
        StatementClassifier.Classify(statement)
            is StatementKind.Select
                or StatementKind.CreateTableAs
                or StatementKind.CreateView
                or StatementKind.Insert
                or StatementKind.Update
                or StatementKind.Delete
                or StatementKind.Merge
                or StatementKind.Explain;

    private static SparkifyException ReservedWord(SqlStatement statement, SqlToken token)
    {
        var name = SqlNames.Fold(token.Text);
        return Refusal.Of(
            RuleNames.ReservedWord,
            $"syntax error at or near \"{token.Text}\": {name} is a reserved word",
            statement.SpanOf(token),
            $"quote it: {SqlNames.Quote(name)}",
            "42601"
        );
    }

    /// <summary>Neither a part of a longer name, nor a label behind AS, nor a type, nor a function.</summary>
    private static bool IsFree(SqlStatement statement, int index)
    {
        var before = statement.Tokens[index - 1];
        SqlToken? after = index + 1 < statement.Tokens.Count ? statement.Tokens[index + 1] : null;
        if (
            before.Kind == SqlTokenKind.Dot
            || before.IsWord("as")
            || before.IsWord("overriding")
            || before.IsOperator("::")
        )
        {
            return false;
        }

        if (after is { Kind: SqlTokenKind.String or SqlTokenKind.DollarString })
        {
            return false;
        }

        if (after is { Kind: SqlTokenKind.OpenParen })
        {
            return before.IsWord("into");
        }

        // CONVERT(timestamp, x), and a type with its zone.
        var isType =
            (before.Kind == SqlTokenKind.OpenParen && index > 1 && statement.Tokens[index - 2].IsWord("convert"))
            || after?.IsWord("with") == true
            || after?.IsWord("without") == true;
        return !(statement.Tokens[index].IsWord("timestamp") && isType) && !IsAttribute(statement, index);
    }

    /// <summary>BACKUP NO before the query of CREATE TABLE AS.</summary>
    private static bool IsAttribute(SqlStatement statement, int index) =>
        statement.Verb == "create" && statement.Tokens[index].IsWord("backup");

    /// <summary>Read as a column where no name of the statement is given that word.</summary>
    private static bool IsColumn(SqlStatement statement, int index)
    {
        var before = statement.Tokens[index - 1];
        var name = statement.Tokens[index].IdentifierName;
        var isRead =
            before.Kind is SqlTokenKind.Comma or SqlTokenKind.Dot or SqlTokenKind.OpenParen or SqlTokenKind.Operator
            || Array.Exists(Leads, before.IsWord);
        return isRead && !Enumerable.Range(1, statement.Tokens.Count - 1).Any(IsGiven);

        bool IsGiven(int i) =>
            statement.Tokens[i] is { IsIdentifier: true } token
            && token.IdentifierName == name
            && (
                statement.Tokens[i - 1]
                    is { Kind: SqlTokenKind.CloseParen or SqlTokenKind.Number or SqlTokenKind.String }
                || statement.Tokens[i - 1].IsWord("as")
                || (statement.Tokens[i - 1].IsIdentifier && !Array.Exists(Leads, statement.Tokens[i - 1].IsWord))
            );
    }
}
