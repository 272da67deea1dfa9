using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects;

/// <summary>One statement while it is translated: what is known of the tables, and the edits collected so far.</summary>
internal sealed class RewriteContext(SqlStatement statement, TranslationCatalog catalog)
{
    private readonly Dictionary<int, TextEdit> replacements = [];
    private readonly Dictionary<int, string> before = [];
    private readonly Dictionary<int, string> after = [];
    private readonly List<Precondition> preconditions = [];

    public SqlStatement Statement { get; } = statement;

    public TranslationCatalog Catalog { get; } = catalog;

    public IReadOnlyList<SqlToken> Tokens => Statement.Tokens;

    public IReadOnlyList<Precondition> Preconditions => preconditions;

    public MappedText Result => Statement.Text.Apply(Edits(0, Statement.Text.Text.Length));

    /// <summary>Of several replacements of one token the last one counts.</summary>
    public void Replace(SqlToken token, string text) =>
        replacements[token.Offset] = new TextEdit(token.Offset, token.Text.Length, text);

    /// <summary>What is inserted later stands outside: before what other rewrites have put there.</summary>
    public void InsertBefore(int tokenIndex, string text)
    {
        var offset = Tokens[tokenIndex].Offset;
        before[offset] = text + before.GetValueOrDefault(offset);
    }

    /// <summary>What is inserted later stands outside: behind what other rewrites have put there.</summary>
    public void InsertAfter(int tokenIndex, string text)
    {
        var offset = Tokens[tokenIndex].End;
        after[offset] = after.GetValueOrDefault(offset) + text;
    }

    public void Require(Precondition precondition) => preconditions.Add(precondition);

    /// <summary>The text of tokens [Start, End) as the other rewrites leave it.</summary>
    public string Translated(TokenRange range)
    {
        var start = Tokens[range.Start].Offset;
        var end = Tokens[range.End - 1].End;
        return Statement
            .Text.Slice(start, end - start)
            .Apply(Edits(start, end).Select(e => e with { Offset = e.Offset - start }))
            .Text;
    }

    /// <summary>Those of the tokens between two offsets. What stands after one token comes before what stands before the next.</summary>
    private IEnumerable<TextEdit> Edits(int start, int end) =>
        after
            .Where(e => e.Key > start && e.Key <= end)
            .Concat(before.Where(e => e.Key >= start && e.Key < end))
            .Select(e => new TextEdit(e.Key, 0, e.Value))
            .Concat(replacements.Values.Where(e => e.Offset >= start && e.Offset < end));

    public SparkifyException NotSupported(SqlToken token, string construct, string? hint = null) =>
        new($"{construct} is not supported by the {Catalog.EngineName} engine")
        {
            Span = Statement.SpanOf(token),
            Code = "0A000",
            Hint = hint,
        };
}

/// <summary>A query that must give no row before the statement runs, and the error when it does.</summary>
internal sealed record Precondition(string Sql, string Message, string Code);

/// <summary>What a translation asks of the engine. ToolSchema: where the tool's functions are, quoted; FindTable: null for an unknown table.</summary>
internal sealed record TranslationCatalog(
    string EngineName,
    string ToolSchema,
    Func<QualifiedName, TableDefinition?> FindTable
)
{
    /// <summary>How many columns a translated query gives; null: it cannot be told, or the query is not valid.</summary>
    public Func<string, int?> CountColumns { get; init; } = static _ => null;

    /// <summary>The engine's name for the database, quoted.</summary>
    public string? Database { get; init; }
}
