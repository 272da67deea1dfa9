using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>What a statement's names and expressions mean, as far as it can be told from the tables: types, columns, functions.</summary>
internal sealed class StatementBinding
{
    private readonly Dictionary<SqlNode, ColumnType> types = [];
    private readonly Dictionary<ColumnReference, BoundColumn> columns = [];
    private readonly Dictionary<ColumnReference, SelectItem> aliases = [];
    private readonly Dictionary<SqlNode, FunctionDefinition> functions = [];
    private readonly Dictionary<SqlNode, IReadOnlyList<OutputColumn>?> outputs = [];
    private readonly Dictionary<SelectCore, Scope> scopes = [];
    private readonly Dictionary<Literal, ColumnType> takenTypes = [];
    private readonly Dictionary<TableSource, SuperSource> unnested = [];

    /// <summary>Null: not known. A string literal and NULL have no type of their own.</summary>
    public ColumnType? TypeOf(SqlExpression node) => types.TryGetValue(node, out var type) ? type : null;

    /// <summary>The type that a string takes from what it is compared with; null: it stays open.</summary>
    public ColumnType? TakenTypeOf(Literal literal) => takenTypes.TryGetValue(literal, out var type) ? type : null;

    /// <summary>The column that is meant; null: not known, or no column of a source.</summary>
    public BoundColumn? ColumnOf(ColumnReference node) => columns.GetValueOrDefault(node);

    /// <summary>The item of the select list whose alias the name is (a lateral alias); null: it is none.</summary>
    public SelectItem? AliasOf(ColumnReference node) => aliases.GetValueOrDefault(node);

    /// <summary>The form of the function or operator that takes those arguments; null: none is known.</summary>
    public FunctionDefinition? FunctionOf(SqlNode node) => functions.GetValueOrDefault(node);

    /// <summary>The columns of a query or the body of one; null: not known.</summary>
    public IReadOnlyList<OutputColumn>? OutputOf(SqlNode query) => outputs.GetValueOrDefault(query);

    /// <summary>The columns that PIVOT and UNPIVOT find in what they read; null: not known.</summary>
    public IReadOnlyList<OutputColumn>? ColumnsOf(TableSource pivoted) => outputs.GetValueOrDefault(pivoted);

    /// <summary>What the source unnests; null: it is a table or query.</summary>
    public SuperSource? UnnestedBy(TableSource source) => unnested.GetValueOrDefault(source);

    public Scope? ScopeOf(SelectCore core) => scopes.GetValueOrDefault(core);

    /// <summary>Whether the value is a column of a table, be it through queries around the table.</summary>
    public bool IsStored(SqlExpression node) =>
        node is ColumnReference reference
        && ColumnOf(reference) is { } column
        && column.Path == reference.Names.Count
        && column.Column.IsStored;

    /// <summary>A literal that takes the type of its surroundings.</summary>
    public static bool IsOpen(SqlExpression node) =>
        node switch
        {
            Literal { Kind: LiteralKind.String or LiteralKind.Null or LiteralKind.Parameter } => true,
            Parenthesized inner => IsOpen(inner.Inner),
            _ => false,
        };

    internal void Set(SqlExpression node, ColumnType? type)
    {
        if (type is { } known)
        {
            types[node] = known;
        }
    }

    internal void SetTaken(Literal literal, ColumnType type) => takenTypes[literal] = type;

    internal void Set(ColumnReference node, BoundColumn column) => columns[node] = column;

    internal void Set(ColumnReference node, SelectItem item) => aliases[node] = item;

    internal void Set(SqlNode node, FunctionDefinition function) => functions[node] = function;

    internal void Set(TableSource source, SuperSource value) => unnested[source] = value;

    internal void SetOutput(SqlNode query, IReadOnlyList<OutputColumn>? output) => outputs[query] = output;

    internal void Set(SelectCore core, Scope scope) => scopes[core] = scope;
}
