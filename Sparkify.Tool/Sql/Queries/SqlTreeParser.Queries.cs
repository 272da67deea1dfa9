namespace Sparkify.Tool.Sql.Queries;

internal sealed partial class SqlTreeParser
{
    private bool AtNestedQuery()
    {
        var ahead = 0;
        while (AheadIs(ahead, SqlTokenKind.OpenParen))
        {
            ahead++;
        }

        return ahead > 0 && (AheadIsWord(ahead, "select") || AheadIsWord(ahead, "with"));
    }

    private Query QueryInParentheses()
    {
        if (!AtNestedQuery())
        {
            Open();
            throw cursor.Expected("SELECT");
        }

        Open();
        var query = WholeQuery();
        cursor.Expect(SqlTokenKind.CloseParen, ")");
        return query;
    }

    /// <summary>Null, with the cursor where it was: the parentheses hold an expression that starts with a query.</summary>
    private Query? TryQueryInParentheses()
    {
        var start = cursor.Index;
        if (!AheadIs(1, SqlTokenKind.OpenParen))
        {
            return QueryInParentheses();
        }

        try
        {
            return QueryInParentheses();
        }
        catch (Text.SparkifyException error) when (error.Code == "42601")
        {
            cursor.Index = start;
            return null;
        }
    }

    private Query WholeQuery()
    {
        GuardStack();
        var start = cursor.Index;
        var with = cursor.At("with") ? With() : null;
        var body = SetOperations();
        var order = cursor.At("order") ? Order() : null;
        SqlExpression? limit = null;
        SqlExpression? offset = null;
        while (cursor.At("limit") || cursor.At("offset"))
        {
            if (cursor.Take("offset"))
            {
                offset = Expression();
                _ = cursor.Take("rows") || cursor.Take("row");
            }
            else
            {
                cursor.Index++;
                limit = cursor.Take("all") ? null : Expression();
            }
        }

        return Ended(
            start,
            new Query(body)
            {
                With = with,
                Order = order,
                Limit = limit,
                Offset = offset,
            }
        );
    }

    private WithClause With()
    {
        var start = cursor.Index++;
        var isRecursive = cursor.Take("recursive");
        var tables = CommaList(CommonTableAt);
        return Ended(start, new WithClause(isRecursive, tables));
    }

    private CommonTable CommonTableAt()
    {
        var start = cursor.Index;
        var name = cursor.ExpectIdentifier("a name");
        var columns = cursor.At(SqlTokenKind.OpenParen) ? NameList() : [];
        cursor.Expect("as");
        return Ended(start, new CommonTable(name, columns, QueryInParentheses()));
    }

    /// <summary>INTERSECT binds closer than UNION, EXCEPT and MINUS, which are taken from left to right.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNION.html"/>
    private QueryBody SetOperations() => SetChain(() => SetChain(Term, "intersect"), "union", "except", "minus");

    private QueryBody SetChain(Func<QueryBody> operand, params string[] words)
    {
        var start = cursor.Index;
        var left = operand();
        while (Array.Find(words, word => cursor.At(word)) is { } word)
        {
            var at = cursor.Index++;
            if (cursor.At("all") && word != "union")
            {
                throw cursor.Error(
                    $"{word.ToUpperInvariant()} ALL is not supported",
                    cursor.Next(),
                    "Redshift has UNION ALL only"
                );
            }

            var name = cursor.Take("all") ? word + " all" : word;
            cursor.Take("distinct");
            var range = new TokenRange(at, cursor.Index);
            left = Ended(start, new SetOperation(name, range, left, operand()));
        }

        return left;
    }

    private QueryBody Term()
    {
        var start = cursor.Index;
        return cursor.At(SqlTokenKind.OpenParen) ? Ended(start, new NestedQuery(QueryInParentheses())) : Select();
    }

    private SelectCore Select()
    {
        GuardStack();
        var start = cursor.Index;
        cursor.Expect("select");
        var isDistinct = cursor.Take("distinct");
        if (!isDistinct)
        {
            cursor.Take("all");
        }

        var topStart = cursor.Index;
        var top = cursor.Take("top") ? TopCount() : null;
        isDistinct |= top is not null && cursor.Take("distinct");
        var topRange = new TokenRange(topStart, cursor.Index);
        var itemsStart = cursor.Index;
        var items = CommaList(Item);
        var excludeStart = cursor.Index;
        var excluded = cursor.Take("exclude") ? Excluded() : [];
        var excludeRange = new TokenRange(excludeStart, cursor.Index);
        var into = cursor.At("into") ? Into() : null;
        var fromStart = cursor.Index;
        List<TableSource> sources = cursor.Take("from") ? CommaList(Source) : [];
        var fromRange = new TokenRange(fromStart, cursor.Index);
        var where = cursor.Take("where") ? Expression() : null;
        var hierarchy = cursor.At("connect") || cursor.At("start") && AheadIsWord(1, "with") ? Hierarchy() : null;
        var group = cursor.At("group") ? Group() : null;
        var havingStart = cursor.Index;
        var having = cursor.Take("having") ? Expression() : null;
        var qualifyStart = cursor.Index;
        var qualify = cursor.Take("qualify") ? Expression() : null;
        return Ended(
            start,
            new SelectCore(items)
            {
                ItemsStart = itemsStart,
                IsDistinct = isDistinct,
                Top = top,
                TopRange = top is null ? null : topRange,
                Excluded = excluded,
                ExcludeRange = excluded.Count == 0 ? null : excludeRange,
                Into = into,
                Sources = sources,
                FromRange = sources.Count == 0 ? null : fromRange,
                Where = where,
                Hierarchy = hierarchy,
                Group = group,
                Having = having,
                HavingStart = having is null ? null : havingStart,
                Qualify = qualify,
                QualifyStart = qualify is null ? null : qualifyStart,
            }
        );
    }

    private SqlExpression TopCount() =>
        cursor.At(SqlTokenKind.OpenParen) ? InParentheses() : Literal(LiteralKind.Number);

    private List<SqlToken> Excluded() =>
        cursor.At(SqlTokenKind.OpenParen) ? NameList() : CommaList(() => cursor.ExpectIdentifier("a column"));

    private SelectItem Item()
    {
        var start = cursor.Index;
        var value = Expression();
        return Ended(start, new SelectItem(value, ItemAlias()));
    }

    private SqlToken? ItemAlias()
    {
        if (cursor.Take("as"))
        {
            return cursor.ExpectIdentifier("a name");
        }

        return cursor.Current is { IsIdentifier: true } token && !EndsItem(token) ? cursor.Next() : null;
    }

    private bool EndsItem(SqlToken token) =>
        token.Kind == SqlTokenKind.Word
        && (
            ReservedWords.Contains(token.Text)
            || token.IsWord("exclude")
            || token.IsWord("connect")
            || token.IsWord("qualify")
            || token.IsWord("within")
            || token.IsWord("over")
            || token.IsWord("escape")
            || token.IsWord("start") && AheadIsWord(1, "with")
            || token.IsWord("at") && AheadIsWord(1, "time")
        );

    private IntoClause Into()
    {
        var start = cursor.Index++;
        var isTemporary = cursor.Take("temporary") || cursor.Take("temp");
        cursor.Take("table");
        var name = cursor.ExpectNewName("a table");
        return Ended(start, new IntoClause(name, isTemporary || name.Name.StartsWith('#')));
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CONNECT_BY_clause.html"/>
    private ConnectBy Hierarchy()
    {
        var begin = cursor.Index;
        SqlExpression? start = null;
        SqlExpression? condition = null;
        var isNoCycle = false;
        while (cursor.At("connect") || cursor.At("start") && AheadIsWord(1, "with"))
        {
            if (cursor.Take("start", "with"))
            {
                start = Expression();
            }
            else
            {
                cursor.Index++;
                cursor.Expect("by");
                isNoCycle = cursor.Take("nocycle");
                condition = Expression();
            }
        }

        return Ended(
            begin,
            new ConnectBy(start, condition ?? throw cursor.Expected("CONNECT BY")) { IsNoCycle = isNoCycle }
        );
    }

    private GroupBy Group()
    {
        var start = cursor.Index++;
        cursor.Expect("by");
        if (cursor.Take("all"))
        {
            return Ended(start, new GroupBy([], true));
        }

        var items = CommaList(GroupItem);
        return Ended(start, new GroupBy(items, false));
    }

    private SqlExpression GroupItem()
    {
        var start = cursor.Index;
        if (!(cursor.At("grouping") && AheadIsWord(1, "sets")))
        {
            return Expression();
        }

        var name = cursor.Next();
        cursor.Index++;
        Open();
        var items = CommaList(GroupItem);
        Close();
        return Ended(start, new FunctionCall([name], "grouping sets") { Arguments = items, IsPlain = false });
    }
}
