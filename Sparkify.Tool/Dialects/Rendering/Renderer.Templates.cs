using System.Globalization;
using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rendering;

/// <summary>The templates of function definitions.</summary>
internal sealed partial class Renderer
{
    /// <summary>Writes an operator by its template; false: the engine's own operator serves.</summary>
    public bool TryWriteOperator(
        SqlNode node,
        IReadOnlyList<SqlExpression> operands,
        string prefix = "",
        string suffix = ""
    )
    {
        if (Binding.FunctionOf(node) is not { } function)
        {
            return false;
        }

        Refuse(node, function);
        if (Dialect.Template(function, TypesOf(operands)) is not { } template)
        {
            return false;
        }

        Write(prefix);
        WriteTemplate(template, function, operands, null);
        Write(suffix);
        return true;
    }

    /// <summary>Writes a call by its template; false: the engine's own function serves.</summary>
    public bool TryWriteCall(FunctionCall call)
    {
        if (Binding.FunctionOf(call) is not { } function)
        {
            return false;
        }

        Refuse(call, function);
        var arguments = function.ArgumentsOf(call);
        var types = TypesOf(arguments);
        if (
            (Dialect.LiteralTemplate(function, types, LiteralsOf(arguments)) ?? Dialect.Template(function, types)) is
            { } template
        )
        {
            WriteTemplate(SuperArguments.Cast(template, types, Dialect.CastEngine), function, arguments, call);
            return true;
        }

        if (call.IsPlain && !call.IsApproximate && call.Arguments is not [DatePart, ..])
        {
            return false;
        }

        WriteTemplate(
            call.Arguments.Count == 0 && !call.IsPlain ? call.Name : call.Name + "({*})",
            function,
            call.Arguments,
            call
        );
        return true;
    }

    /// <summary>Writes a value by a template of its own, such as a cast's.</summary>
    public void WriteTemplate(string template, SqlExpression value) =>
        WriteTemplate(template, Anonymous, [value], null);

    private List<ColumnType?> TypesOf(IReadOnlyList<SqlExpression> arguments) => [.. arguments.Select(Binding.TypeOf)];

    private static List<string?> LiteralsOf(IReadOnlyList<SqlExpression> arguments) =>
        [
            .. arguments.Select(static argument =>
                argument is Literal { Kind: LiteralKind.String } text ? text.Token.StringValue : null
            ),
        ];

    /// <summary>A template of one value whose text is given.</summary>
    public string Expand(string template, string value)
    {
        var text = template.Replace("{0}", value, StringComparison.Ordinal);
        for (
            var i = text.IndexOf("{lib}.", StringComparison.Ordinal);
            i >= 0;
            i = text.IndexOf("{lib}.", StringComparison.Ordinal)
        )
        {
            var start = i + "{lib}.".Length;
            var end = start;
            while (end < text.Length && SqlNames.IsPart(text[end]))
            {
                end++;
            }

            text = text[..i] + Library(text[start..end]) + text[end..];
        }

        return text;
    }

    /// <summary>An argument with parentheses where operators beside it could take it apart.</summary>
    public void Operand(SqlExpression argument)
    {
        if (IsPrimary(argument))
        {
            Render(argument);
            return;
        }

        Write("(");
        Render(argument);
        Write(")");
    }

    private static bool IsPrimary(SqlExpression expression) =>
        expression
            is Literal
                or ColumnReference
                or FieldAccess
                or ElementAccess
                or Parenthesized
                or FunctionCall
                or CastExpression
                or TypedLiteral
                or Subquery
                or CaseExpression
                or RowValue
                or DatePart
                or Star;

    private static readonly FunctionDefinition Anonymous = new("", ParameterTypes.Any, "", "");

    private void Refuse(SqlNode node, FunctionDefinition function)
    {
        if (Dialect.Refusal(function) is { } reason)
        {
            throw NotSupported(node, function.Name.ToUpperInvariant(), reason);
        }
    }

    private void WriteTemplate(
        string template,
        FunctionDefinition function,
        IReadOnlyList<SqlExpression> arguments,
        FunctionCall? call
    )
    {
        var position = 0;
        var hasOver = false;
        while (position < template.Length)
        {
            var open = template.IndexOf('{', position);
            if (open < 0)
            {
                Write(template[position..]);
                break;
            }

            var close = template.IndexOf('}', open);
            var name = template[(open + 1)..close];
            if (!IsPlaceholder(name))
            {
                Write(template[position..(open + 1)]);
                position = open + 1;
                continue;
            }

            Write(template[position..open]);
            position = close + 1;
            if (name == "lib")
            {
                position = WriteLibrary(template, position);
            }
            else
            {
                hasOver |= name is "over" or "partition" or "sort";
                WritePlaceholder(name, IsDelimited(template, open, close), function, arguments, call);
            }
        }

        if (!hasOver && call?.Over is { } over)
        {
            Write(" ");
            Render(over);
        }
    }

    private static bool IsPlaceholder(string name) =>
        name
            is "lib"
                or "*"
                or "distinct"
                or "order"
                or "desc"
                or "filter"
                or "over"
                or "partition"
                or "sort"
                or "nulls"
        || name.Length is > 0 and < 4 && char.IsAsciiDigit(name[0]);

    /// <summary>{lib}.name: the name is noted, for the engine may have to make it first.</summary>
    private int WriteLibrary(string template, int position)
    {
        var end = position + 1;
        while (end < template.Length && SqlNames.IsPart(template[end]))
        {
            end++;
        }

        Write(Library(template[(position + 1)..end]));
        return end;
    }

    /// <summary>Whether parentheses or commas keep the argument apart from what stands beside it.</summary>
    private static bool IsDelimited(string template, int open, int close)
    {
        var before = template.AsSpan(0, open).TrimEnd();
        var after = template.AsSpan(close + 1).TrimStart();
        var isOpen =
            before.Length > 0 && before[^1] is '(' or ','
            || before.EndsWith("WHEN")
            || before.EndsWith("THEN")
            || before.EndsWith("ELSE");
        var isClosed =
            after.Length > 0 && after[0] is ')' or ','
            || after.StartsWith("AS ")
            || after.StartsWith("THEN ")
            || after.StartsWith("ELSE ")
            || after.StartsWith("END");
        return isOpen && isClosed;
    }

    private void WritePlaceholder(
        string name,
        bool isDelimited,
        FunctionDefinition function,
        IReadOnlyList<SqlExpression> arguments,
        FunctionCall? call
    )
    {
        switch (name)
        {
            case "*":
                Arguments(0, function, arguments);
                break;
            case "distinct":
                Write(call is { IsDistinct: true } ? "DISTINCT " : "");
                break;
            case "order" when call?.WithinGroup is { } order:
                Render(order);
                break;
            case "nulls":
                Write(call?.Nulls?.ToUpperInvariant() ?? "");
                break;
            case "over" when call?.Over is { } over:
                Write(" ");
                Render(over);
                break;
            case "desc":
                Write(call?.WithinGroup?.Items[0].IsDescending == true ? " DESC" : "");
                break;
            case "partition" when call?.Over is { Partitions.Count: > 0 } partitioned:
                Write("PARTITION BY ");
                for (var i = 0; i < partitioned.Partitions.Count; i++)
                {
                    Write(i > 0 ? ", " : "");
                    Render(partitioned.Partitions[i]);
                }

                break;
            case "sort" when call?.Over?.Order is { } sort:
                Render(sort);
                break;
            case "order" or "over" or "filter" or "partition" or "sort":
                break;
            default:
                var index = int.Parse(name.AsSpan().TrimEnd('*'), CultureInfo.InvariantCulture);
                if (name[^1] == '*')
                {
                    Arguments(index, function, arguments);
                }
                else if (index < arguments.Count)
                {
                    Argument(index, isDelimited, function, arguments[index]);
                }

                break;
        }
    }

    private void Arguments(int first, FunctionDefinition function, IReadOnlyList<SqlExpression> arguments)
    {
        for (var i = first; i < arguments.Count; i++)
        {
            Write(i > first ? ", " : "");
            Argument(i, true, function, arguments[i]);
        }
    }

    private void Argument(int index, bool isDelimited, FunctionDefinition function, SqlExpression argument)
    {
        if (function.ParameterList.IsPart(index))
        {
            WritePart(argument);
        }
        else if (
            Binding.TypeOf(argument) is { Kind: ColumnKind.Super }
            && SuperArguments.Find(function.ParameterList, index, Dialect.CastEngine) is { } cast
        )
        {
            WriteTemplate(cast, argument);
        }
        else if (isDelimited)
        {
            Render(argument);
        }
        else
        {
            Operand(argument);
        }
    }

    private void WritePart(SqlExpression argument)
    {
        var name = argument switch
        {
            DatePart part => part.Name,
            Literal { Kind: LiteralKind.String } text => SqlNames.Fold(text.Token.StringValue),
            _ => throw Error(argument, "a date part is a word or a string", "42601"),
        };
        var part2 =
            DateParts.Find(name)
            ?? throw Error(
                argument,
                $"timestamp units \"{name}\" not recognized",
                "22023",
                "see the date parts of Redshift: year, month, day, hour, …"
            );
        Write(SqlStrings.Quote(part2));
    }
}
