using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Binding;

internal sealed partial class Binder
{
    private const string LeaderNodeOnly =
        "Specified types or functions (one per INFO message) not supported on Amazon Redshift tables.";

    private const string ComputeNodeOnly =
        "One or more of the used functions must be applied on at least one user created table.";

    private static readonly string[] Groupings = ["rollup", "cube", "grouping sets", "grouping", "grouping_id"];

    /// <summary>The form of an operator that takes those operands; where none is listed the engine's own is meant.</summary>
    private ColumnType? Operator(SqlNode node, string name, IReadOnlyList<SqlExpression> operands)
    {
        var written = operands.Select(ArgumentOf).ToList();
        var arguments = Settled(written);
        var definition = Form(name, arguments);
        if (IsComparison(name))
        {
            TakeTypes(operands);
        }
        else if (definition is null)
        {
            arguments = written;
            definition = Form(name, arguments);
        }

        if (definition is not null)
        {
            binding.Set(node, definition);
            return definition.TypeOf([.. arguments.Select(a => a.Type)]);
        }

        return IsComparison(name) ? Boolean
            : operands.Count == 1 ? arguments[0].Type
            : name is "+" or "-" or "*" or "/" or "%" ? Arithmetic(arguments)
            : null;
    }

    private static FunctionDefinition? Form(string name, List<CallArgument> arguments) =>
        FunctionCatalog.Find(name).FirstOrDefault(d => d.ParameterList.Takes(arguments));

    private static ColumnType? Arithmetic(List<CallArgument> arguments) =>
        arguments.TrueForAll(a => a.Type is not null) ? CommonTypes.Of(arguments.Select(a => a.Type)) : null;

    private static bool IsComparison(string name) =>
        name is "=" or "<>" or "<" or ">" or "<=" or ">=" or "~" or "!~" or "~*" or "!~*" or "~~" or "!~~";

    private CallArgument ArgumentOf(SqlExpression expression) =>
        new(binding.TypeOf(expression), StatementBinding.IsOpen(expression), expression is DatePart);

    private ColumnType? Call(FunctionCall call)
    {
        if (Groupings.Contains(call.Name))
        {
            return call.Name is "grouping" or "grouping_id" ? new ColumnType(ColumnKind.Integer) : null;
        }

        var name =
            call.IsApproximate ? "approximate " + call.Name
            : call.Nulls == "ignore nulls" ? call.Name + " ignore nulls"
            : call.Name;
        var definitions = FunctionCatalog.Find(name);
        if (definitions.Count == 0)
        {
            throw Unknown(call, name);
        }

        if (call.Over is null)
        {
            definitions = [.. definitions.Where(d => d.Kind != FunctionKind.Window)];
            if (definitions.Count == 0)
            {
                throw NeedsWindow(call);
            }
        }

        var arguments = definitions[0].ArgumentsOf(call).Select(ArgumentOf).ToList();
        var definition = Choose(definitions, arguments) ?? throw NoSuchForm(call, name, arguments);
        binding.Set(call, definition);
        return definition.TypeOf([.. arguments.Select(a => a.Type)]);
    }

    /// <summary>By types first; else, since Redshift converts much by itself, by the number of arguments.</summary>
    private static FunctionDefinition? Choose(
        IReadOnlyList<FunctionDefinition> definitions,
        List<CallArgument> arguments
    ) =>
        definitions.FirstOrDefault(d => d.ParameterList.Takes(arguments))
        ?? definitions.LastOrDefault(d => d.ParameterList.TakesCount(arguments.Count));

    private SparkifyException NeedsWindow(FunctionCall call) =>
        new($"window function {call.Name} requires an OVER clause")
        {
            Code = "42809",
            Span = statement.SpanOf(call.NameTokens[^1]),
        };

    private SparkifyException Unknown(FunctionCall call, string name) =>
        new($"function {name} does not exist")
        {
            Code = "42883",
            Span = statement.SpanOf(call.NameTokens[^1]),
            Hint =
                FunctionHints.Find(call.Name) is { } hint ? hint
                : NearestName.Find(name, FunctionCatalog.Names) is { } nearest ? $"did you mean {nearest}?"
                : "Redshift has no function of that name",
        };

    private SparkifyException NoSuchForm(FunctionCall call, string name, List<CallArgument> arguments) =>
        new($"function {name}({string.Join(", ", arguments.Select(TypeText))}) does not exist")
        {
            Code = "42883",
            Span = statement.SpanOf(call.NameTokens[^1]),
            Hint =
                "it takes "
                + string.Join(", or ", FunctionCatalog.Find(name).Select(d => $"({d.Parameters})").Distinct()),
        };

    private static string TypeText(CallArgument argument) => argument.Type?.ToString() ?? "\"unknown\"";

    /// <summary>Functions of the leader node do not meet tables, those of the compute nodes need one.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_functions_leader_node_only.html"/>
    private void CheckNodes(SelectCore core, Scope scope)
    {
        var readsTable = ReadsTable(scope);
        foreach (var call in CallsOf(core))
        {
            if (
                binding.FunctionOf(call) is { } function
                && (readsTable ? function.IsLeaderNodeOnly : function.IsComputeNodeOnly && scope.Sources.Count == 0)
            )
            {
                throw new SparkifyException(readsTable ? LeaderNodeOnly : ComputeNodeOnly)
                {
                    Code = "0A000",
                    Span = statement.SpanOf(call.NameTokens[^1]),
                    Hint = readsTable
                        ? $"{function.Name} runs on the leader node only"
                        : $"{function.Name} runs on compute nodes only: select from a table",
                };
            }
        }
    }

    private static bool ReadsTable(Scope scope) => scope.Sources.Exists(s => s is { IsTable: true, IsSystem: false });

    /// <summary>The calls of a query level, without those of the queries inside it.</summary>
    private static IEnumerable<FunctionCall> CallsOf(SqlNode node)
    {
        foreach (var child in node.Children.Where(c => c is not Query))
        {
            if (child is FunctionCall call)
            {
                yield return call;
            }

            foreach (var inner in CallsOf(child))
            {
                yield return inner;
            }
        }
    }
}
