namespace Sparkify.Tool.Sql.Queries;

/// <summary>Operators, the loosest first: OR, AND, NOT, IS, comparison, BETWEEN IN LIKE, other operators, + -, * / %, ^, AT TIME ZONE, signs, ::.</summary>
internal sealed partial class SqlTreeParser
{
    private static readonly string[] Comparisons = ["=", "<>", "!=", "<", ">", "<=", ">="];

    private SqlExpression Expression()
    {
        GuardStack();
        return Or();
    }

    private SqlExpression Or() => WordChain("or", And);

    private SqlExpression And() => WordChain("and", Not);

    private SqlExpression WordChain(string word, Func<SqlExpression> operand)
    {
        var start = cursor.Index;
        var left = operand();
        while (cursor.At(word))
        {
            var at = cursor.Index++;
            left = Ended(start, new BinaryOperation(word, new TokenRange(at, at + 1), left, operand()));
        }

        return left;
    }

    private SqlExpression Not()
    {
        var start = cursor.Index;
        if (!cursor.At("not"))
        {
            return Is();
        }

        GuardStack();
        cursor.Index++;
        return Ended(start, new UnaryOperation("not", Not()));
    }

    private SqlExpression Is()
    {
        var start = cursor.Index;
        var value = Comparison();
        while (true)
        {
            if (cursor.Take("isnull"))
            {
                value = Ended(start, new IsTest(value, "null", false));
            }
            else if (cursor.Take("notnull"))
            {
                value = Ended(start, new IsTest(value, "null", true));
            }
            else if (cursor.Take("is"))
            {
                var isNegated = cursor.Take("not");
                value = Ended(start, new IsTest(value, IsWord(), isNegated));
            }
            else
            {
                return value;
            }
        }
    }

    private string IsWord()
    {
        foreach (var word in (ReadOnlySpan<string>)["null", "true", "false", "unknown"])
        {
            if (cursor.Take(word))
            {
                return word;
            }
        }

        throw cursor.Expected("NULL, TRUE, FALSE or UNKNOWN");
    }

    private SqlExpression Comparison()
    {
        var start = cursor.Index;
        var left = Test();
        while (cursor.Current is { Kind: SqlTokenKind.Operator } token && Comparisons.Contains(token.Text))
        {
            var at = cursor.Index++;
            var name = token.Text == "!=" ? "<>" : token.Text;
            left = Ended(start, new BinaryOperation(name, new TokenRange(at, at + 1), left, QuantifiedOrTest()));
        }

        return left;
    }

    /// <summary>ANY, SOME or ALL before a query behind a comparison.</summary>
    private SqlExpression QuantifiedOrTest()
    {
        var start = cursor.Index;
        foreach (var word in (ReadOnlySpan<string>)["any", "some", "all"])
        {
            if (cursor.At(word) && AheadIs(1, SqlTokenKind.OpenParen))
            {
                cursor.Index++;
                return Ended(start, new Subquery(QueryInParentheses(), word));
            }
        }

        return Test();
    }

    /// <summary>BETWEEN, IN, LIKE, ILIKE, SIMILAR TO.</summary>
    private SqlExpression Test()
    {
        var start = cursor.Index;
        var value = Other();
        while (true)
        {
            var isNegated = cursor.At("not") && IsTestWord(cursor.Ahead(1));
            if (!isNegated && !IsTestWord(cursor.Current))
            {
                return value;
            }

            cursor.Index += isNegated ? 1 : 0;
            value = Ended(start, TestOf(value, isNegated));
        }
    }

    private static bool IsTestWord(SqlToken? token) =>
        token is { } t
        && (t.IsWord("between") || t.IsWord("in") || t.IsWord("like") || t.IsWord("ilike") || t.IsWord("similar"));

    private SqlExpression TestOf(SqlExpression value, bool isNegated)
    {
        if (cursor.Take("between"))
        {
            cursor.Take("symmetric");
            var low = Other();
            cursor.Expect("and");
            return new Between(value, low, Other(), isNegated);
        }

        if (cursor.Take("in"))
        {
            return InList(value, isNegated);
        }

        var name = SqlNames.Fold(cursor.Next().Text);
        if (name == "similar")
        {
            cursor.Expect("to");
            name = "similar to";
        }

        var pattern = Other();
        return new PatternMatch(name, value, pattern, cursor.Take("escape") ? Other() : null, isNegated);
    }

    private InTest InList(SqlExpression value, bool isNegated)
    {
        if (AtNestedQuery())
        {
            return new InTest(value, [], QueryInParentheses(), isNegated);
        }

        Open();
        var items = CommaList(Expression);
        Close();
        return new InTest(value, items, null, isNegated);
    }

    /// <summary>|| and all operators without a rank of their own.</summary>
    private SqlExpression Other()
    {
        var start = cursor.Index;
        var left = IsPrefixOperator() ? PrefixOther() : Sum();
        while (cursor.Current is { Kind: SqlTokenKind.Operator } token && IsOther(token.Text))
        {
            var at = cursor.Index++;
            var right = IsPrefixOperator() ? PrefixOther() : Sum();
            left = Ended(start, new BinaryOperation(token.Text, new TokenRange(at, at + 1), left, right));
        }

        return left;
    }

    private static bool IsOther(string text) =>
        !Comparisons.Contains(text)
        && text
            is not (
                "+"
                or "-"
                or "*"
                or "/"
                or "%"
                or "^"
                or "::"
                or "["
                or "]"
                or ":"
                or "=>"
                or ":="
                or "{"
                or "}"
                or "?"
            );

    private bool IsPrefixOperator() =>
        cursor.Current is { Kind: SqlTokenKind.Operator, Text: "~" or "@" or "|/" or "||/" or "!!" };

    private SqlExpression PrefixOther()
    {
        GuardStack();
        var start = cursor.Index;
        var name = cursor.Next().Text;
        return Ended(start, new UnaryOperation(name, IsPrefixOperator() ? PrefixOther() : Sum()));
    }

    private SqlExpression Sum() => OperatorChain(Product, "+", "-");

    private SqlExpression Product() => OperatorChain(Power, "*", "/", "%");

    private SqlExpression Power() => OperatorChain(AtTimeZone, "^");

    private SqlExpression OperatorChain(Func<SqlExpression> operand, params string[] operators)
    {
        var start = cursor.Index;
        var left = operand();
        while (cursor.Current is { Kind: SqlTokenKind.Operator } token && operators.Contains(token.Text))
        {
            var at = cursor.Index++;
            left = Ended(start, new BinaryOperation(token.Text, new TokenRange(at, at + 1), left, operand()));
        }

        return left;
    }

    private SqlExpression AtTimeZone()
    {
        var start = cursor.Index;
        var left = Signed();
        while (cursor.At("at") && AheadIsWord(1, "time") && AheadIsWord(2, "zone"))
        {
            var at = cursor.Index;
            cursor.Index += 3;
            left = Ended(start, new BinaryOperation("at time zone", new TokenRange(at, at + 3), left, Signed()));
        }

        return left;
    }

    private SqlExpression Signed()
    {
        if (!AtOperator("-") && !AtOperator("+"))
        {
            return Postfix();
        }

        GuardStack();
        var start = cursor.Index;
        var name = cursor.Next().Text;
        return Ended(start, new UnaryOperation(name, Signed()));
    }

    /// <summary>:: casts, steps into SUPER values, COLLATE and the (+) of an outer join.</summary>
    private SqlExpression Postfix()
    {
        var start = cursor.Index;
        var value = Primary();
        while (true)
        {
            if (AtOperator("::"))
            {
                cursor.Index++;
                value = Cast(start, value);
            }
            else if (AtOperator("["))
            {
                cursor.Index++;
                var index = Expression();
                if (!TakeOperator("]"))
                {
                    throw cursor.Expected("]");
                }

                value = Ended(start, new ElementAccess(value, index));
            }
            else if (cursor.At(SqlTokenKind.Dot) && cursor.Ahead(1)?.IsIdentifier == true)
            {
                cursor.Index++;
                value = Ended(start, new FieldAccess(value, cursor.Next()));
            }
            else if (
                cursor.At(SqlTokenKind.OpenParen)
                && cursor.Ahead(1)?.IsOperator("+") == true
                && AheadIs(2, SqlTokenKind.CloseParen)
            )
            {
                cursor.Index += 3;
                value = Ended(start, new OuterJoinMark(value));
            }
            else
            {
                return value;
            }
        }
    }

    private CastExpression Cast(int start, SqlExpression operand)
    {
        var typeStart = cursor.Index;
        var type = TypeName();
        return Ended(start, new CastExpression(operand, type, new TokenRange(typeStart, cursor.Index), false));
    }

    /// <summary>A type of a cast; INTERVAL may stand alone there, and VARCHAR alone cuts nothing.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html"/>
    private ColumnType TypeName()
    {
        var isBareInterval =
            cursor.At("interval")
            && !(
                AheadIsWord(1, "year")
                || AheadIsWord(1, "month")
                || AheadIsWord(1, "day")
                || AheadIsWord(1, "hour")
                || AheadIsWord(1, "minute")
                || AheadIsWord(1, "second")
            );
        if (!isBareInterval)
        {
            var type = ColumnTypeParser.Parse(cursor);
            var hasLength = cursor.Statement.Tokens[cursor.Index - 1].Kind == SqlTokenKind.CloseParen;
            return type.Kind == ColumnKind.Varchar && !hasLength
                ? type with
                {
                    Length = ColumnType.MaxVarcharBytes,
                }
                : type;
        }

        cursor.Index++;
        return new ColumnType(ColumnKind.IntervalDayToSecond);
    }
}
