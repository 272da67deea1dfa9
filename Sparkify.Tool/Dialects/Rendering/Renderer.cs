using System.Runtime.CompilerServices;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Rewrites;
using Sparkify.Tool.Dialects.Rules.Queries;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rendering;

/// <summary>Writes one statement for an engine. What no rewrite takes is written as it stands, with the map back to the user's file.</summary>
internal sealed partial class Renderer
{
    private static readonly NodeEdits None = new();

    private readonly RewriteContext tokens;
    private readonly HashSet<SelectCore> named = [];
    private readonly HashSet<string> libraryNames = new(StringComparer.Ordinal);
    private readonly List<Precondition> preconditions = [];
    private readonly Dictionary<SqlNode, Action<Renderer>> replaced = [];
    private List<TextSegment> segments = [];
    private TokenRange origin;

    private Renderer(SqlStatement statement, StatementBinding binding, TranslationCatalog catalog, Dialect dialect)
    {
        Statement = statement;
        Binding = binding;
        Catalog = catalog;
        Dialect = dialect;
        origin = new TokenRange(0, statement.Tokens.Count);
        tokens = new RewriteContext(statement, catalog);
        foreach (var rewrite in dialect.Tokens)
        {
            rewrite.Apply(tokens);
        }
    }

    public SqlStatement Statement { get; }

    public StatementBinding Binding { get; }

    public TranslationCatalog Catalog { get; }

    public Dialect Dialect { get; }

    /// <summary>Translates a statement; one without queries and expressions has only its tokens rewritten.</summary>
    public static Translation Translate(SqlStatement statement, TranslationCatalog catalog, Dialect dialect) =>
        Translate(statement, SqlTreeParser.Parse(statement), catalog, dialect);

    /// <summary>The expression as a value of that column: its DEFAULT.</summary>
    public static Translation TranslateDefault(ColumnDefinition column, TranslationCatalog catalog, Dialect dialect)
    {
        var statement = SqlStatement.Own(column.Default!);
        var node = SqlTreeParser.ParseExpression(statement);
        var renderer = new Renderer(statement, Binder.Bind(node, statement, catalog), catalog, dialect);
        AssignmentRewrites.Write(node.Value, column, renderer);
        return new Translation(statement.Text.Compose(renderer.segments), []) { LibraryNames = renderer.libraryNames };
    }

    private static Translation Translate(
        SqlStatement statement,
        StatementNode? node,
        TranslationCatalog catalog,
        Dialect dialect
    )
    {
        var binding = node is null ? new StatementBinding() : Binder.Bind(node, statement, catalog);
        if (node is not null)
        {
            QueryRules.Check(node, statement, binding, catalog);
        }

        var renderer = new Renderer(statement, binding, catalog, dialect);
        if (node is null)
        {
            renderer.Tokens(0, statement.Tokens.Count);
        }
        else
        {
            renderer.FindNamed(node);
            renderer.Render(node);
        }

        return new Translation(statement.Text.Compose(renderer.segments), renderer.preconditions)
        {
            LibraryNames = renderer.libraryNames,
            InsertedRowCount = (node as InsertNode)?.Rows?.Count,
            Output = node switch
            {
                QueryStatement query => binding.OutputOf(query.Query),
                PrefixedQuery query => binding.OutputOf(query.Query),
                InsertNode { Query: { } query } => binding.OutputOf(query),
                _ => null,
            },
        };
    }

    /// <summary>Whether the names of the columns matter: the query is a source of another one, or a table or view is made of it.</summary>
    public bool IsNamed(SelectCore core) => named.Contains(core);

    private void FindNamed(SqlNode node)
    {
        foreach (var inner in node.All())
        {
            var query = inner switch
            {
                SubquerySource source => source.Query,
                CommonTable table => table.Query,
                PrefixedQuery prefixed => prefixed.Query,
                _ => null,
            };
            QueryBody? body = query?.Body;
            while (body is not (null or SelectCore))
            {
                body = body switch
                {
                    SetOperation operation => operation.Left,
                    NestedQuery nested => nested.Query.Body,
                    _ => null,
                };
            }

            if (body is SelectCore core)
            {
                named.Add(core);
            }
        }
    }

    public void Render(SqlNode node)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw SqlTreeParser.TooComplex(Statement);
        }

        var outer = origin;
        origin = node.Range;
        if (replaced.Remove(node, out var write))
        {
            write(this);
            replaced[node] = write;
            origin = outer;
            return;
        }

        foreach (var rewrite in Dialect.RewritesOf(node))
        {
            if (rewrite.TryWrite(node, this))
            {
                origin = outer;
                return;
            }
        }

        AsWritten(node);
        origin = outer;
    }

    /// <summary>Whether something around the node writes it another way.</summary>
    public bool IsReplaced(SqlNode node) => replaced.ContainsKey(node);

    /// <summary>The node's own tokens as they stand, and its children by their rewrites.</summary>
    public void AsWritten(SqlNode node, NodeEdits? edits = null)
    {
        edits ??= None;
        ReplacingAll(edits.Below, r => r.WriteTokens(node, edits));
    }

    /// <summary>Writes the body with the nodes, wherever they stand in it, written another way.</summary>
    public void ReplacingAll(IReadOnlyDictionary<SqlNode, Action<Renderer>> writes, Action<Renderer> body)
    {
        var outer = writes.Keys.Where(replaced.ContainsKey).ToDictionary(n => n, n => replaced[n]);
        foreach (var (node, write) in writes)
        {
            replaced[node] = write;
        }

        body(this);
        foreach (var node in writes.Keys)
        {
            replaced.Remove(node);
        }

        foreach (var (node, write) in outer)
        {
            replaced[node] = write;
        }
    }

    private void WriteTokens(SqlNode node, NodeEdits edits)
    {
        var children = node.Children.ToList();
        var next = 0;
        var isFirst = true;
        for (var i = node.Range.Start; i < node.Range.End; )
        {
            if (next < children.Count && children[next].Range.Start == i && children[next].Range.Count > 0)
            {
                var child = children[next++];
                if (edits.Skips(i))
                {
                    i = child.Range.End;
                    continue;
                }

                Gap(i, isFirst);
                WriteAll(edits.Before(i));
                WriteChild(child, edits);
                i = child.Range.End;
            }
            else
            {
                if (!edits.Skips(i))
                {
                    Gap(i, isFirst);
                    WriteAll(edits.Before(i));
                    Token(i);
                }

                i++;
            }

            isFirst = false;
        }

        WriteAll(edits.Ends);
    }

    private void WriteChild(SqlNode child, NodeEdits edits)
    {
        if (edits.Replacement(child) is { } write)
        {
            write(this);
        }
        else
        {
            Render(child);
        }
    }

    private void WriteAll(IReadOnlyList<Action<Renderer>> writes)
    {
        foreach (var write in writes)
        {
            write(this);
        }
    }

    /// <summary>New text, which stands for the node that is being written.</summary>
    public void Write(string text)
    {
        var start = Statement.Tokens[origin.Start].Offset;
        var end = origin.Count > 0 ? Statement.Tokens[origin.End - 1].End : start;
        segments.Add(new TextSegment(start, end - start, text));
    }

    /// <summary>Tokens [start, end) with what stands between them.</summary>
    public void Tokens(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            Gap(i, i == start);
            Token(i);
        }
    }

    public void Tokens(TokenRange range) => Tokens(range.Start, range.End);

    /// <summary>The text that rendering the node gives, without writing it.</summary>
    public string TextOf(SqlNode node) => TextOf(() => Render(node));

    public string TextOf(Action write)
    {
        var outer = segments;
        segments = [];
        write();
        var text = Statement.Text.Compose(segments).Text;
        segments = outer;
        return text;
    }

    public void Require(Precondition precondition) => preconditions.Add(precondition);

    /// <summary>Says that the statement calls a function of the tool's library; the text that calls it.</summary>
    public string Library(string name)
    {
        libraryNames.Add(name);
        return Catalog.LibraryPrefix + name;
    }

    public SparkifyException NotSupported(SqlNode node, string construct, string? hint = null) =>
        tokens.NotSupported(Statement.Tokens[node.Range.Start], construct, hint);

    public SparkifyException Error(SqlNode node, string message, string code, string? hint = null) =>
        Error(Statement.Tokens[node.Range.Start], message, code, hint);

    public SparkifyException Error(SqlToken token, string message, string code, string? hint = null) =>
        new(message)
        {
            Span = Statement.SpanOf(token),
            Code = code,
            Hint = hint,
        };

    /// <summary>White space and comments before a token.</summary>
    private void Gap(int token, bool isFirst)
    {
        if (isFirst || token == 0)
        {
            return;
        }

        var start = Statement.Tokens[token - 1].End;
        var length = Statement.Tokens[token].Offset - start;
        if (length > 0)
        {
            segments.Add(new TextSegment(start, length, null));
        }
    }

    private void Token(int index)
    {
        var token = Statement.Tokens[index];
        segments.Add(new TextSegment(token.Offset, token.Text.Length, tokens.ReplacementOf(token)));
    }
}
