using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>A string beside a value of an operator is of that value's type.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html"/>
internal sealed partial class Binder
{
    /// <summary>The operands with the open one of two taken for what the other is.</summary>
    private static List<CallArgument> Settled(List<CallArgument> arguments) =>
        arguments is [var left, var right] && left.IsOpen != right.IsOpen && (left.Type ?? right.Type) is { } type
            ? [left with { Type = type, IsOpen = false }, right with { Type = type, IsOpen = false }]
            : arguments;

    private ColumnType? Compared(IReadOnlyList<SqlExpression> values)
    {
        TakeTypes(values);
        return Boolean;
    }

    /// <summary>Strings that are compared with a date or time are read as one.</summary>
    private void TakeTypes(IReadOnlyList<SqlExpression> values)
    {
        var type = values.Select(binding.TypeOf).FirstOrDefault(static t => t is not null);
        if (
            type
            is not {
                Kind: ColumnKind.Date
                    or ColumnKind.Time
                    or ColumnKind.TimeTz
                    or ColumnKind.Timestamp
                    or ColumnKind.TimestampTz
            } known
        )
        {
            return;
        }

        foreach (var value in values)
        {
            if (value is Literal { Kind: LiteralKind.String } literal)
            {
                binding.SetTaken(literal, known);
            }
        }
    }
}
