using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>What a column of a result is called: its alias, its own name, that of its function, or ?column?.</summary>
internal static class Labels
{
    public const string None = "?column?";

    public static string Of(SelectItem item, StatementBinding binding) =>
        item.Alias is { Kind: not Sql.SqlTokenKind.String } alias ? alias.IdentifierName : Of(item.Value, binding);

    public static string Of(SqlExpression value, StatementBinding binding) =>
        value switch
        {
            ColumnReference column => column.Name,
            FieldAccess field => field.Name.IdentifierName,
            FunctionCall call => binding.FunctionOf(call)?.Label ?? call.Name,
            Parenthesized inner => Of(inner.Inner, binding),
            OuterJoinMark mark => Of(mark.Column, binding),
            CastExpression cast => Of(cast.Operand, binding) is var name && name != None ? name : CastName(cast),
            TypedLiteral literal => TypeName(literal.Type),
            CaseExpression => "case",
            Subquery { Prefix: "exists" } => "?column?",
            Subquery { Prefix: null } query => binding.OutputOf(query.Query) is [var only, ..] ? only.Name : None,
            ElementAccess element => Of(element.Value, binding),
            _ => None,
        };

    private static string CastName(CastExpression cast) => TypeName(cast.Type);

    private static string TypeName(Sql.ColumnType type) =>
        type.Kind switch
        {
            Sql.ColumnKind.SmallInt => "int2",
            Sql.ColumnKind.Integer => "int4",
            Sql.ColumnKind.BigInt => "int8",
            Sql.ColumnKind.Decimal => "numeric",
            Sql.ColumnKind.Real => "float4",
            Sql.ColumnKind.Double => "float8",
            Sql.ColumnKind.Boolean => "bool",
            Sql.ColumnKind.Char => "bpchar",
            Sql.ColumnKind.Varchar => "varchar",
            Sql.ColumnKind.Date => "date",
            Sql.ColumnKind.Time => "time",
            Sql.ColumnKind.TimeTz => "timetz",
            Sql.ColumnKind.Timestamp => "timestamp",
            Sql.ColumnKind.TimestampTz => "timestamptz",
            Sql.ColumnKind.Super => "super",
            Sql.ColumnKind.Varbyte => "varbyte",
            _ => "interval",
        };
}
