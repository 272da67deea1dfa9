namespace Sparkify.Tool.Sql.Queries;

/// <summary>Literals, names, CASE, casts, parentheses.</summary>
internal sealed partial class SqlTreeParser
{
    private static readonly string[] IntervalUnits = ["year", "month", "day", "hour", "minute", "second"];

    /// <summary>Functions that are called without parentheses.</summary>
    private static readonly string[] BareFunctions =
    [
        "sysdate",
        "current_date",
        "current_time",
        "current_timestamp",
        "localtime",
        "localtimestamp",
        "current_user",
        "session_user",
        "user",
        "current_user_id",
    ];

    private SqlExpression Primary()
    {
        var start = cursor.Index;
        var token = cursor.Current ?? throw cursor.Expected("an expression");
        return token.Kind switch
        {
            SqlTokenKind.Number => Literal(LiteralKind.Number),
            SqlTokenKind.String or SqlTokenKind.DollarString => Literal(LiteralKind.String),
            SqlTokenKind.OpenParen => InParentheses(),
            SqlTokenKind.QuotedIdentifier => NameOrCall(),
            SqlTokenKind.Operator when token.Text == "*" => StarAt(start),
            SqlTokenKind.Operator when token.Text[0] == '$' => Literal(LiteralKind.Parameter),
            SqlTokenKind.Word => WordPrimary(token),
            _ => throw cursor.Expected("an expression"),
        };
    }

    private Literal Literal(LiteralKind kind)
    {
        var start = cursor.Index;
        return Ended(start, new Literal(kind, cursor.Next()));
    }

    private Star StarAt(int start, IReadOnlyList<SqlToken>? qualifier = null)
    {
        cursor.Index++;
        return Ended(start, new Star(qualifier ?? []));
    }

    private SqlExpression WordPrimary(SqlToken token)
    {
        var word = SqlNames.Fold(token.Text);
        switch (word)
        {
            case "null":
                return Literal(LiteralKind.Null);
            case "true" or "false":
                return Literal(LiteralKind.Boolean);
            case "default":
                return Literal(LiteralKind.Default);
            case "case":
                return Case();
            case "cast" or "try_cast" when AheadIs(1, SqlTokenKind.OpenParen):
                return CastCall(word == "try_cast");
            case "convert" when AheadIs(1, SqlTokenKind.OpenParen):
                return ConvertCall();
            case "exists" when AheadIs(1, SqlTokenKind.OpenParen):
                return Exists();
            case "not":
                return Not();
            case "prior":
                return Prior();
            case "e" when AheadIs(1, SqlTokenKind.String) && cursor.Ahead(1)!.Value.Offset == token.End:
                cursor.Index++;
                return Spanning(cursor.Index - 1, Literal(LiteralKind.String));
            case "interval" when AheadIs(1, SqlTokenKind.String):
                return Interval();
            case "date" or "time" or "timestamp" or "timestamptz" or "timetz" when StartsTypedLiteral():
                return TypedText();
            case "approximate" when cursor.Ahead(1)?.IsIdentifier == true:
                cursor.Index++;
                return Call(cursor.Index - 1, DottedName("a function"), isApproximate: true);
        }

        if (BareFunctions.Contains(word) && !AheadIs(1, SqlTokenKind.OpenParen) && !AheadIs(1, SqlTokenKind.Dot))
        {
            var start = cursor.Index;
            return Ended(start, new FunctionCall([cursor.Next()], word) { IsPlain = false });
        }

        return IsReserved(token) && !AheadIs(1, SqlTokenKind.OpenParen) && !AheadIs(1, SqlTokenKind.Dot)
            ? throw cursor.Expected("an expression")
            : NameOrCall();
    }

    private T Spanning<T>(int start, T node)
        where T : SqlNode => Ended(start, node);

    private SqlExpression NameOrCall()
    {
        var start = cursor.Index;
        var names = DottedName("a name");
        if (cursor.At(SqlTokenKind.Dot) && cursor.Ahead(1)?.IsOperator("*") == true)
        {
            cursor.Index++;
            return StarAt(start, names);
        }

        var isMark = cursor.Ahead(1)?.IsOperator("+") == true && AheadIs(2, SqlTokenKind.CloseParen);
        return cursor.At(SqlTokenKind.OpenParen) && !isMark
            ? Call(start, names, isApproximate: false)
            : Ended(start, new ColumnReference(names));
    }

    private SqlExpression InParentheses()
    {
        var start = cursor.Index;
        if (AtNestedQuery() && TryQueryInParentheses() is { } query)
        {
            return Ended(start, new Subquery(query, null));
        }

        Open();
        if (cursor.Take(SqlTokenKind.CloseParen))
        {
            return Ended(start, new RowValue([]));
        }

        var items = CommaList(Expression);
        Close();
        return items is [var only] ? Ended(start, new Parenthesized(only)) : Ended(start, new RowValue(items));
    }

    private Subquery Exists()
    {
        var start = cursor.Index++;
        return Ended(start, new Subquery(QueryInParentheses(), "exists"));
    }

    private UnaryOperation Prior()
    {
        var start = cursor.Index++;
        return Ended(start, new UnaryOperation("prior", Postfix()));
    }

    private CaseExpression Case()
    {
        var start = cursor.Index++;
        var value = cursor.At("when") ? null : Expression();
        var branches = new List<(SqlExpression, SqlExpression)>();
        while (cursor.Take("when"))
        {
            var when = Expression();
            cursor.Expect("then");
            branches.Add((when, Expression()));
        }

        if (branches.Count == 0)
        {
            throw cursor.Expected("WHEN");
        }

        var otherwise = cursor.Take("else") ? Expression() : null;
        cursor.Expect("end");
        return Ended(start, new CaseExpression(value, branches, otherwise));
    }

    private CastExpression CastCall(bool isTry)
    {
        var start = cursor.Index++;
        Open();
        var operand = Expression();
        cursor.Expect("as");
        var typeStart = cursor.Index;
        var type = TypeName();
        var range = new TokenRange(typeStart, cursor.Index);
        cursor.Expect(SqlTokenKind.CloseParen, ")");
        return Ended(start, new CastExpression(operand, type, range, isTry));
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CONVERT_function.html"/>
    private CastExpression ConvertCall()
    {
        var start = cursor.Index++;
        Open();
        var typeStart = cursor.Index;
        var type = TypeName();
        var range = new TokenRange(typeStart, cursor.Index);
        cursor.Expect(SqlTokenKind.Comma, ",");
        var operand = Expression();
        Close();
        return Ended(start, new CastExpression(operand, type, range, false));
    }

    /// <summary>INTERVAL '…' [YEAR | … [TO …] [(digits)]]</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_interval_literals.html"/>
    private TypedLiteral Interval()
    {
        var start = cursor.Index++;
        var token = cursor.Next();
        var unit = TakeIntervalUnit();
        if (unit is not null && cursor.Take("to"))
        {
            unit += " to " + (TakeIntervalUnit() ?? throw cursor.Expected("MONTH, HOUR, MINUTE or SECOND"));
        }

        if (unit is not null && cursor.At(SqlTokenKind.OpenParen) && AheadIs(1, SqlTokenKind.Number))
        {
            cursor.SkipParentheses();
        }

        var isMonths = unit is "year" or "month" or "year to month";
        var type = new ColumnType(isMonths ? ColumnKind.IntervalYearToMonth : ColumnKind.IntervalDayToSecond);
        return Ended(start, new TypedLiteral(type, token, unit));
    }

    private string? TakeIntervalUnit()
    {
        foreach (var unit in IntervalUnits)
        {
            if (cursor.Take(unit) || cursor.Take(unit + "s"))
            {
                return unit;
            }
        }

        return null;
    }

    /// <summary>A type name before a string, with [WITH | WITHOUT] TIME ZONE between.</summary>
    private bool StartsTypedLiteral()
    {
        var hasZone =
            (AheadIsWord(1, "with") || AheadIsWord(1, "without")) && AheadIsWord(2, "time") && AheadIsWord(3, "zone");
        return AheadIs(hasZone ? 4 : 1, SqlTokenKind.String);
    }

    private TypedLiteral TypedText()
    {
        var start = cursor.Index;
        var type = ColumnTypeParser.Parse(cursor);
        return Ended(start, new TypedLiteral(type, cursor.Next(), null));
    }
}
