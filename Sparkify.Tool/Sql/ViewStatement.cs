using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>CREATE [OR REPLACE] VIEW name [(columns)] AS query [WITH NO SCHEMA BINDING]. FirstQueryToken, QueryEnd: the query's tokens.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_VIEW.html"/>
internal sealed record ViewStatement(QualifiedName Name, SourceSpan NameSpan, int FirstQueryToken, int QueryEnd)
{
    private static readonly string[] LateBinding = ["with", "no", "schema", "binding"];

    public bool IsReplacement { get; init; }

    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>WITH NO SCHEMA BINDING: the names of the query are looked up when the view is read.</summary>
    public bool IsLateBinding { get; init; }

    public static ViewStatement Parse(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        cursor.Expect("create");
        var isReplacement = cursor.Take("or", "replace");
        cursor.Expect("view");
        var first = cursor.Index;
        var name = cursor.ExpectNewName("a view name");
        var span = cursor.SpanFrom(first);
        var columns = cursor.At(SqlTokenKind.OpenParen) ? cursor.ExpectNameList("a column name") : [];
        cursor.Expect("as");
        var end = statement.Tokens.Count;
        var isLate =
            end - LateBinding.Length > cursor.Index
            && LateBinding.Index().All(w => statement.Tokens[end - LateBinding.Length + w.Index].IsWord(w.Item));
        return new ViewStatement(name, span, cursor.Index, isLate ? end - LateBinding.Length : end)
        {
            IsReplacement = isReplacement,
            Columns = columns,
            IsLateBinding = isLate,
        };
    }
}
