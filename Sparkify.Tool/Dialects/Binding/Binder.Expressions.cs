using System.Globalization;
using System.Runtime.CompilerServices;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Binding;

internal sealed partial class Binder
{
    private static readonly ColumnType Boolean = new(ColumnKind.Boolean);

    private void BindExpression(SqlExpression expression, Scope scope)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw SqlTreeParser.TooComplex(statement);
        }

        foreach (var child in expression.Children)
        {
            BindChild(child, scope);
        }

        binding.Set(expression, TypeOf(expression, scope));
    }

    private void BindChild(SqlNode child, Scope scope)
    {
        switch (child)
        {
            case Query query:
                BindQuery(query, scope);
                break;
            case SqlExpression expression:
                BindExpression(expression, scope);
                break;
            default:
                foreach (var inner in child.Children)
                {
                    BindChild(inner, scope);
                }

                break;
        }
    }

    private ColumnType? TypeOf(SqlExpression expression, Scope scope) =>
        expression switch
        {
            Literal literal => TypeOf(literal),
            TypedLiteral literal => literal.Type,
            ColumnReference column => Resolve(column, scope),
            FieldAccess or ElementAccess => Super,
            Parenthesized inner => binding.TypeOf(inner.Inner),
            CastExpression cast => cast.Type,
            UnaryOperation { Operator: "not" } => Boolean,
            UnaryOperation { Operator: "prior" } prior => binding.TypeOf(prior.Operand),
            UnaryOperation unary => Operator(unary, unary.Operator, [unary.Operand]),
            BinaryOperation { Operator: "and" or "or" } => Boolean,
            BinaryOperation binary => Operator(binary, binary.Operator, [binary.Left, binary.Right]),
            PatternMatch match => Operator(
                match,
                match.Operator,
                match.Escape is null ? [match.Value, match.Pattern] : [match.Value, match.Pattern, match.Escape]
            ) ?? Boolean,
            Between between => Compared([between.Value, between.Low, between.High]),
            InTest { Query: null } test => Compared([test.Value, .. test.Items]),
            IsTest or InTest => Boolean,
            Subquery { Prefix: not null } => Boolean,
            Subquery query => binding.OutputOf(query.Query) is [var only, ..] ? only.Type : null,
            CaseExpression branches => CommonTypes.Of(ResultsOf(branches).Select(binding.TypeOf)),
            OuterJoinMark mark => binding.TypeOf(mark.Column),
            FunctionCall call => Call(call),
            _ => null,
        };

    private static IEnumerable<SqlExpression> ResultsOf(CaseExpression branches) =>
        branches.Else is { } otherwise
            ? branches.Branches.Select(b => b.Then).Append(otherwise)
            : branches.Branches.Select(b => b.Then);

    /// <summary>The smallest of INTEGER, BIGINT and DECIMAL that holds the number; with an exponent DOUBLE.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html"/>
    private static ColumnType? TypeOf(Literal literal)
    {
        if (literal.Kind == LiteralKind.Boolean)
        {
            return Boolean;
        }

        if (literal.Kind != LiteralKind.Number)
        {
            return null;
        }

        var text = literal.Token.Text;
        if (text.AsSpan().IndexOfAny('e', 'E') >= 0)
        {
            return new ColumnType(ColumnKind.Double);
        }

        if (!text.Contains('.', StringComparison.Ordinal))
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? new(ColumnKind.Integer)
                : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? new(ColumnKind.BigInt)
                : Decimal(text.Length, 0);
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = text[..point].TrimStart('0').Length;
        var scale = text.Length - point - 1;
        return Decimal(whole + scale, scale);
    }

    private static ColumnType? Decimal(int precision, int scale) =>
        precision <= 38
            ? new ColumnType(ColumnKind.Decimal, Math.Max(1, precision), scale)
            : new ColumnType(ColumnKind.Double);

    /// <summary>Of a name's parts the longest that is a source's column; what is left is a path into it. A column hides an alias.</summary>
    private ColumnType? Resolve(ColumnReference reference, Scope scope)
    {
        var level = 0;
        for (var current = scope; current is not null; current = current.Outer, level++)
        {
            if (FindColumn(reference, current) is { } column)
            {
                binding.Set(reference, column with { Level = level });
                return column.Path < reference.Names.Count ? Super : column.Column.Type;
            }

            if (level == 0 && Alias(reference, current) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    private ColumnType? Alias(ColumnReference reference, Scope scope)
    {
        var isKnown = scope.Sources.TrueForAll(s => s.Columns is not null);
        if (reference.Names.Count > 1 || !isKnown || !scope.Aliases.TryGetValue(reference.Name, out var item))
        {
            return null;
        }

        binding.Set(reference, item);
        return binding.TypeOf(item.Value);
    }

    private static BoundColumn? FindColumn(ColumnReference reference, Scope scope)
    {
        var names = reference.Names;
        var first = names[0].IdentifierName;
        foreach (var source in names.Count > 1 ? scope.Sources.Where(s => s.Name == first) : [])
        {
            if (source is { IsValue: true, Columns: [var value, ..] })
            {
                return new BoundColumn(source, value, 1);
            }

            if (source.Find(names[1].IdentifierName) is { } column)
            {
                return new BoundColumn(source, column, 2);
            }

            if (source.Columns is null && names.Count > 2)
            {
                return new BoundColumn(source, new OutputColumn(names[1].IdentifierName, null), 2);
            }
        }

        if (names.Count > 2)
        {
            foreach (
                var source in scope.Sources.Where(s =>
                    s.Name == names[1].IdentifierName && (s.Schema ?? "public") == first
                )
            )
            {
                if (source.Find(names[2].IdentifierName) is { } column)
                {
                    return new BoundColumn(source, column, 3);
                }
            }
        }

        foreach (var source in scope.Sources)
        {
            if (source.Find(first) is { } column && (names.Count == 1 || column.Type is { Kind: ColumnKind.Super }))
            {
                return new BoundColumn(source, column, 1);
            }
        }

        return null;
    }
}
