using System.Runtime.CompilerServices;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql.Queries;

/// <summary>
/// Parses what holds queries or expressions into a tree: SELECT, INSERT, UPDATE, DELETE, MERGE and what stands before a query. A
/// mistake is a SparkifyException 42601 that names what was expected and where.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_synopsis.html"/>
internal sealed partial class SqlTreeParser
{
    private readonly TokenCursor cursor;

    private SqlTreeParser(SqlStatement statement, int start)
    {
        cursor = new TokenCursor(statement, start);
    }

    /// <summary>The whole statement as an expression.</summary>
    public static ExpressionStatement ParseExpression(SqlStatement statement)
    {
        var parser = new SqlTreeParser(statement, 0);
        var value = parser.Expression();
        parser.cursor.ExpectEnd();
        return parser.Ended(0, new ExpressionStatement(value));
    }

    /// <summary>The statement from that token on as a query.</summary>
    public static Query ParseQuery(SqlStatement statement, int start)
    {
        var parser = new SqlTreeParser(statement, start);
        var query = parser.WholeQuery();
        parser.cursor.ExpectEnd();
        return query;
    }

    private T Ended<T>(int start, T node)
        where T : SqlNode
    {
        node.Range = new TokenRange(start, cursor.Index);
        return node;
    }

    /// <summary>A statement that is nested too deep is refused before the stack is full.</summary>
    private void GuardStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw TooComplex(cursor.Statement);
        }
    }

    internal static SparkifyException TooComplex(SqlStatement statement) =>
        new("the statement is nested too deep") { Code = "54001", Span = statement.Start };

    private List<T> CommaList<T>(Func<T> read)
    {
        var items = new List<T>();
        do
        {
            items.Add(read());
        } while (cursor.Take(SqlTokenKind.Comma));

        return items;
    }

    private bool AtOperator(string text) => cursor.Current?.IsOperator(text) == true;

    private bool TakeOperator(string text)
    {
        if (!AtOperator(text))
        {
            return false;
        }

        cursor.Index++;
        return true;
    }

    private void Open() => cursor.Expect(SqlTokenKind.OpenParen, "(");

    private void Close() => cursor.Expect(SqlTokenKind.CloseParen, ", or )");

    private bool AheadIsWord(int count, string word) => cursor.Ahead(count)?.IsWord(word) == true;

    private bool AheadIs(int count, SqlTokenKind kind) => cursor.Ahead(count)?.Kind == kind;

    private List<SqlToken> NameList()
    {
        Open();
        var names = CommaList(() => cursor.ExpectIdentifier("a column"));
        Close();
        return names;
    }

    /// <summary>name[.name …]</summary>
    /// <summary>ARRAY is listed as reserved, yet the guide's own examples name a value so.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/query-super.html"/>
    private static bool IsReserved(SqlToken word) => ReservedWords.Contains(word.Text) && !word.IsWord("array");

    private List<SqlToken> DottedName(string description)
    {
        if (
            cursor.Current is { Kind: SqlTokenKind.Word } word
            && IsReserved(word)
            && !AheadIs(1, SqlTokenKind.OpenParen)
            && !AheadIs(1, SqlTokenKind.Dot)
        )
        {
            throw cursor.Expected(description);
        }

        var names = new List<SqlToken> { cursor.ExpectIdentifier(description) };
        while (cursor.At(SqlTokenKind.Dot) && cursor.Ahead(1)?.IsIdentifier == true)
        {
            cursor.Index++;
            names.Add(cursor.Next());
        }

        return names;
    }
}
