namespace Sparkify.Tool.Sql.Queries;

/// <summary>Calls with their own grammar: special forms, aggregates, windows.</summary>
internal sealed partial class SqlTreeParser
{
    /// <summary>Functions whose first argument is a date part, as a bare word or a string.</summary>
    private static readonly string[] PartFunctions =
    [
        "dateadd",
        "datediff",
        "date_add",
        "date_diff",
        "date_part",
        "datepart",
        "date_trunc",
        "extract",
        "pgdate_part",
    ];

    private FunctionCall Call(int start, IReadOnlyList<SqlToken> names, bool isApproximate)
    {
        var name = names[^1].IdentifierName;
        Open();
        var call = names.Count == 1 ? SpecialForm(names, name) : null;
        call ??= Arguments(names, name, isApproximate);
        return Ended(start, call);
    }

    /// <summary>After the parenthesis; null: the arguments are the usual ones.</summary>
    private FunctionCall? SpecialForm(IReadOnlyList<SqlToken> names, string name) =>
        name switch
        {
            "extract" => Extract(names),
            "trim" => Trim(names),
            "substring" or "substr" or "overlay" => FromFor(names, name),
            "position" => Position(names),
            _ => null,
        };

    private FunctionCall Extract(IReadOnlyList<SqlToken> names)
    {
        var start = cursor.Index;
        var token = cursor.Next();
        if (token.Kind is not (SqlTokenKind.Word or SqlTokenKind.String) || !cursor.At("from"))
        {
            cursor.Index = start;
            return Arguments(names, "extract", false);
        }

        var name = token.Kind == SqlTokenKind.String ? token.StringValue : token.Text;
        var part = Ended(start, new DatePart(token, SqlNames.Fold(name)));
        cursor.Expect("from");
        return Special(names, "extract", part, Expression());
    }

    /// <summary>TRIM([BOTH | LEADING | TRAILING] [characters] FROM text) is BTRIM, LTRIM or RTRIM(text, characters).</summary>
    private FunctionCall Trim(IReadOnlyList<SqlToken> names)
    {
        var name = "btrim";
        var hasSide = true;
        if (cursor.Take("leading"))
        {
            name = "ltrim";
        }
        else if (cursor.Take("trailing"))
        {
            name = "rtrim";
        }
        else
        {
            hasSide = cursor.Take("both");
        }

        if (cursor.Take("from"))
        {
            return Special(names, name, Expression());
        }

        var first = Expression();
        if (cursor.Take("from"))
        {
            return Special(names, name, Expression(), first);
        }

        if (cursor.Take(SqlTokenKind.Comma))
        {
            return Special(names, name, first, Expression());
        }

        _ = hasSide;
        return Special(names, name, first);
    }

    /// <summary>SUBSTRING(text FROM start [FOR length]), OVERLAY(text PLACING new FROM start [FOR length]).</summary>
    private FunctionCall FromFor(IReadOnlyList<SqlToken> names, string name)
    {
        var arguments = new List<SqlExpression> { Expression() };
        if (!cursor.At("from") && !cursor.At("placing"))
        {
            while (cursor.Take(SqlTokenKind.Comma))
            {
                arguments.Add(Expression());
            }

            Close();
            return new FunctionCall(names, name) { Arguments = arguments };
        }

        while (cursor.Take("placing") || cursor.Take("from") || cursor.Take("for"))
        {
            arguments.Add(Expression());
        }

        return Special(names, name, [.. arguments]);
    }

    /// <summary>POSITION(a IN b): what stands before IN is no test.</summary>
    private FunctionCall Position(IReadOnlyList<SqlToken> names)
    {
        var first = Other();
        if (cursor.Take("in"))
        {
            return Special(names, "position", first, Other());
        }

        cursor.Expect(SqlTokenKind.Comma, "IN");
        return Special(names, "position", first, Expression());
    }

    private FunctionCall Special(IReadOnlyList<SqlToken> names, string name, params SqlExpression[] arguments)
    {
        Close();
        return new FunctionCall(names, name) { Arguments = arguments, IsPlain = false };
    }

    private FunctionCall Arguments(IReadOnlyList<SqlToken> names, string name, bool isApproximate)
    {
        var isDistinct = cursor.Take("distinct");
        if (!isDistinct)
        {
            cursor.Take("all");
        }

        var isStar = AtOperator("*") && AheadIs(1, SqlTokenKind.CloseParen);
        cursor.Index += isStar ? 1 : 0;
        var arguments = new List<SqlExpression>();
        if (!isStar && !cursor.At(SqlTokenKind.CloseParen))
        {
            arguments.Add(FirstArgument(name));
            while (cursor.Take(SqlTokenKind.Comma))
            {
                arguments.Add(Expression());
            }
        }

        var nulls = TakeNulls();
        Close();
        var group = WithinGroup();
        nulls ??= TakeNulls();
        var over = cursor.At("over") ? Window() : null;
        return new FunctionCall(names, name)
        {
            Arguments = arguments,
            IsDistinct = isDistinct,
            IsApproximate = isApproximate,
            IsStar = isStar,
            Nulls = nulls,
            WithinGroup = group,
            Over = over,
        };
    }

    private SqlExpression FirstArgument(string name)
    {
        var isPart = PartFunctions.Contains(name) && cursor.At(SqlTokenKind.Word) && AheadIs(1, SqlTokenKind.Comma);
        if (!isPart)
        {
            return Expression();
        }

        var start = cursor.Index;
        var token = cursor.Next();
        return Ended(start, new DatePart(token, SqlNames.Fold(token.Text)));
    }

    private string? TakeNulls() =>
        cursor.Take("ignore", "nulls") ? "ignore nulls"
        : cursor.Take("respect", "nulls") ? "respect nulls"
        : null;

    private OrderBy? WithinGroup()
    {
        if (!cursor.Take("within", "group"))
        {
            return null;
        }

        Open();
        var order = cursor.At("order") ? Order() : throw cursor.Expected("ORDER BY");
        cursor.Expect(SqlTokenKind.CloseParen, ")");
        return order;
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Window_function_synopsis.html"/>
    private WindowSpecification Window()
    {
        var start = cursor.Index++;
        Open();
        List<SqlExpression> partitions = [];
        if (cursor.Take("partition", "by"))
        {
            partitions = CommaList(Expression);
        }

        var order = cursor.At("order") ? Order() : null;
        TokenRange? frame = null;
        if (cursor.At("rows"))
        {
            var frameStart = cursor.Index;
            while (!cursor.AtEnd && !cursor.At(SqlTokenKind.CloseParen))
            {
                cursor.Index++;
            }

            frame = new TokenRange(frameStart, cursor.Index);
        }

        cursor.Expect(SqlTokenKind.CloseParen, ")");
        return Ended(start, new WindowSpecification(partitions, order, frame));
    }

    private OrderBy Order()
    {
        var start = cursor.Index;
        cursor.Expect("order");
        cursor.Expect("by");
        var items = CommaList(OrderItemAt);
        return Ended(start, new OrderBy(items));
    }

    private OrderItem OrderItemAt()
    {
        var start = cursor.Index;
        var value = Expression();
        var isDescending = cursor.Take("desc");
        if (!isDescending)
        {
            cursor.Take("asc");
        }

        if (cursor.Take("nulls") && !cursor.Take("first"))
        {
            cursor.Expect("last");
        }

        return Ended(start, new OrderItem(value, isDescending));
    }
}
