using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects;

/// <summary>One statement while its tokens are rewritten: what is known of the tables, and what stands for tokens so far.</summary>
internal sealed class RewriteContext(SqlStatement statement, TranslationCatalog catalog)
{
    private readonly Dictionary<int, string> replacements = [];

    public SqlStatement Statement { get; } = statement;

    public TranslationCatalog Catalog { get; } = catalog;

    public IReadOnlyList<SqlToken> Tokens => Statement.Tokens;

    /// <summary>Of several replacements of one token the last one counts.</summary>
    public void Replace(SqlToken token, string text) => replacements[token.Offset] = text;

    /// <summary>What stands for that token; null: itself.</summary>
    public string? ReplacementOf(SqlToken token) => replacements.GetValueOrDefault(token.Offset);

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

    /// <summary>What stands before the name of a function of the tool's library.</summary>
    public string LibraryPrefix { get; init; } = ToolSchema + ".";

    /// <summary>The value of a parameter of the session; null: there is no such parameter.</summary>
    public Func<string, string?> FindParameter { get; init; } = static _ => null;

    /// <summary>The engine's name for the database, quoted.</summary>
    public string? Database { get; init; }
}
