using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql.Queries;

/// <summary>What stands in FROM.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_FROM_clause30.html"/>
internal sealed partial class SqlTreeParser
{
    /// <summary>Words that follow a source and are no alias of it, beside the reserved ones.</summary>
    private static readonly string[] EndOfSource =
    [
        "connect",
        "qualify",
        "inner",
        "cross",
        "natural",
        "left",
        "right",
        "full",
        "join",
        "on",
        "set",
        "when",
        "remove",
        "exclude",
        "values",
    ];

    private TableSource Source()
    {
        GuardStack();
        var start = cursor.Index;
        var left = OneSource();
        while (JoinKind() is { } kind)
        {
            var right = OneSource();
            var join = new JoinSource(kind, left, right);
            if (cursor.Take("on"))
            {
                join = new JoinSource(kind, left, right) { On = Expression() };
            }
            else if (cursor.Take("using"))
            {
                join = new JoinSource(kind, left, right) { Using = NameList() };
            }

            left = Ended(start, join);
        }

        return left;
    }

    private string? JoinKind()
    {
        var start = cursor.Index;
        var prefix = cursor.Take("natural") ? "natural " : "";
        var kind = "inner";
        foreach (var word in (ReadOnlySpan<string>)["left", "right", "full"])
        {
            if (cursor.Take(word))
            {
                kind = word;
                cursor.Take("outer");
            }
        }

        if (kind == "inner")
        {
            kind =
                cursor.Take("cross") ? "cross"
                : cursor.Take("inner") ? "inner"
                : kind;
        }

        if (cursor.Take("join"))
        {
            return prefix + kind;
        }

        return cursor.Index == start ? null : throw cursor.Expected("JOIN");
    }

    private TableSource OneSource()
    {
        var start = cursor.Index;
        var source = PlainSource();
        while (cursor.At("pivot") || cursor.At("unpivot"))
        {
            TableSource wider = cursor.Take("pivot") ? Pivot(source) : Unpivot(source);
            source = Ended(start, wider);
        }

        return source;
    }

    private TableSource PlainSource()
    {
        var start = cursor.Index;
        if (AtNestedQuery() && TryQuerySource(start) is { } query)
        {
            return query;
        }

        if (cursor.Take(SqlTokenKind.OpenParen))
        {
            var inner = Source();
            cursor.Expect(SqlTokenKind.CloseParen, ")");
            return Ended(start, new ParenthesizedSource(inner));
        }

        if (cursor.Take("unpivot"))
        {
            var value = Postfix();
            var name = Alias();
            return Ended(start, new ObjectUnpivot(value, name) { At = AtName() });
        }

        RefuseOtherSources();
        return Named(start);
    }

    private SubquerySource? TryQuerySource(int start)
    {
        var query = TryQueryInParentheses();
        return query is null ? null : Ended(start, new SubquerySource(query, Alias()));
    }

    private void RefuseOtherSources()
    {
        var token = cursor.Current ?? throw cursor.Expected("a table");
        var (what, hint) =
            token.Kind is SqlTokenKind.String or SqlTokenKind.DollarString
                ? ("a file as a table", "COPY loads files into tables")
            : token.IsWord("values") ? ("VALUES as a table", "write SELECT … UNION ALL SELECT …")
            : token.IsWord("lateral") ? ("LATERAL", "join a subquery that does not refer to the tables beside it")
            : (null, null);
        if (what is not null)
        {
            throw new SparkifyException($"{what} is not supported")
            {
                Code = "0A000",
                Span = cursor.Statement.SpanOf(token),
                Hint = hint,
            };
        }
    }

    private TableSource Named(int start)
    {
        var names = DottedName("a table");
        if (cursor.At(SqlTokenKind.OpenParen))
        {
            return names is [var only] && only.IdentifierName == "unnest" ? Unnest(start) : TableFunction(start, names);
        }

        var nameRange = new TokenRange(start, cursor.Index);
        if (AtOperator("["))
        {
            cursor.Index = start;
            var path = Postfix();
            var name = Alias();
            return Ended(start, new PathSource(path, name) { At = AtName() });
        }

        var alias = Alias();
        return Ended(start, new NamedSource(names, alias) { At = AtName(), NameRange = nameRange });
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_FROM_clause-unnest-examples.html"/>
    private PathSource Unnest(int start)
    {
        Open();
        var path = Expression();
        Close();
        var hasOffset = cursor.Take("with", "offset");
        return Ended(start, new PathSource(path, Alias()) { IsUnnest = true, HasOffset = hasOffset });
    }

    /// <summary>generate_series is the leader node's, and may stand alone.</summary>
    private FunctionSource TableFunction(int start, IReadOnlyList<SqlToken> names)
    {
        var name = names[^1].IdentifierName;
        if (names.Count > 1 || name != "generate_series")
        {
            throw new SparkifyException($"the table function {name}() is not supported")
            {
                Code = "0A000",
                Span = cursor.Statement.SpanOf(names[^1]),
            };
        }

        var callStart = cursor.Index - 1;
        Open();
        var arguments = CommaList(Expression);
        Close();
        var call = Ended(callStart, new FunctionCall(names, name) { Arguments = arguments });
        return Ended(start, new FunctionSource(call, Alias()));
    }

    private SqlToken? AtName() =>
        cursor.At("at") && cursor.Ahead(1)?.IsIdentifier == true && cursor.Take("at") ? cursor.Next() : null;

    private SourceAlias? Alias()
    {
        var isWritten = cursor.Take("as");
        if (!isWritten && !(cursor.Current is { IsIdentifier: true } token && !EndsSource(token)))
        {
            return null;
        }

        var name = cursor.ExpectIdentifier("a name");
        return new SourceAlias(name, cursor.At(SqlTokenKind.OpenParen) ? NameList() : []);
    }

    /// <summary>AT index behind a SUPER value; a table may also be called at.</summary>
    private bool AheadIsAlias() =>
        cursor.Ahead(1) is { IsIdentifier: true } next
        && !ReservedWords.Contains(next.Text)
        && !Array.Exists(EndOfSource, next.IsWord);

    private bool EndsSource(SqlToken token) =>
        token.Kind == SqlTokenKind.Word
        && (
            ReservedWords.Contains(token.Text)
            || Array.Exists(EndOfSource, token.IsWord)
            || token.IsWord("at") && AheadIsAlias()
            || token.IsWord("start") && AheadIsWord(1, "with")
        );

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_FROM_clause-pivot-unpivot-examples.html"/>
    private PivotSource Pivot(TableSource source)
    {
        Open();
        var aggregates = CommaList(Item);
        cursor.Expect("for");
        var columnStart = cursor.Index;
        var column = Ended(columnStart, new ColumnReference(DottedName("a column")));
        cursor.Expect("in");
        Open();
        var values = CommaList(Item);
        Close();
        cursor.Expect(SqlTokenKind.CloseParen, ")");
        return new PivotSource(source, aggregates, column, values) { Alias = Alias() };
    }

    private UnpivotSource Unpivot(TableSource source)
    {
        cursor.Expect("unpivot");
        var includesNulls = cursor.Take("include", "nulls");
        _ = includesNulls || cursor.Take("exclude", "nulls");
        Open();
        var value = cursor.ExpectIdentifier("a column");
        cursor.Expect("for");
        var name = cursor.ExpectIdentifier("a column");
        cursor.Expect("in");
        Open();
        var columns = CommaList(UnpivotItem);
        Close();
        cursor.Expect(SqlTokenKind.CloseParen, ")");
        return new UnpivotSource(source, value, name, columns) { IncludesNulls = includesNulls, Alias = Alias() };
    }

    /// <summary>column [AS 'label' | label]</summary>
    private SelectItem UnpivotItem()
    {
        var start = cursor.Index;
        var column = Ended(start, new ColumnReference(DottedName("a column")));
        var alias =
            cursor.Take("as") ? cursor.Next()
            : cursor.At(SqlTokenKind.String) || cursor.Current?.IsIdentifier == true ? cursor.Next()
            : (SqlToken?)null;
        return Ended(start, new SelectItem(column, alias));
    }
}
