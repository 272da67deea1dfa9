using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Binding;

internal sealed partial class Binder
{
    private IReadOnlyList<OutputColumn>? BindQuery(Query query, Scope outer)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw SqlTreeParser.TooComplex(statement);
        }

        var scope = new Scope(outer);
        BindWith(query.With, scope);
        var output = BindBody(query.Body, scope);
        if (query.Order is { } order)
        {
            BindOrder(order, query.Body, output, scope);
        }

        BindOptional(query.Limit, scope);
        BindOptional(query.Offset, scope);
        binding.SetOutput(query, output);
        return output;
    }

    private void BindWith(WithClause? with, Scope scope)
    {
        foreach (var table in with?.Tables ?? [])
        {
            if (with!.IsRecursive)
            {
                var seed =
                    table.Columns.Count > 0
                        ? table.Columns.Select(c => new OutputColumn(c.IdentifierName, null)).ToList()
                        : null;
                scope.CommonTables[table.Name.IdentifierName] = SeedOf(table.Query, scope, seed);
            }

            scope.CommonTables[table.Name.IdentifierName] = Renamed(BindQuery(table.Query, scope), table.Columns);
        }
    }

    /// <summary>What a recursive query's own name stands for: the columns of its first branch.</summary>
    private IReadOnlyList<OutputColumn>? SeedOf(Query query, Scope scope, List<OutputColumn>? names)
    {
        var seed = query.Body;
        while (seed is SetOperation operation)
        {
            seed = operation.Left;
        }

        if (query.Body is not SetOperation)
        {
            return names;
        }

        var output = BindBody(seed, new Scope(scope));
        return names is null || output is null || output.Count != names.Count
            ? output
            : [.. names.Zip(output, (name, column) => column with { Name = name.Name })];
    }

    private static IReadOnlyList<OutputColumn>? Renamed(
        IReadOnlyList<OutputColumn>? columns,
        IReadOnlyList<SqlToken> names
    ) =>
        columns is null || names.Count == 0
            ? columns
            : [.. columns.Select((c, i) => i < names.Count ? c with { Name = names[i].IdentifierName } : c)];

    private IReadOnlyList<OutputColumn>? BindBody(QueryBody body, Scope scope)
    {
        var output = body switch
        {
            NestedQuery nested => BindQuery(nested.Query, scope),
            SetOperation operation => BindSet(operation, scope),
            SelectCore core => BindCore(core, scope),
            _ => null,
        };
        binding.SetOutput(body, output);
        return output;
    }

    private IReadOnlyList<OutputColumn>? BindSet(SetOperation operation, Scope scope)
    {
        var left = BindBody(operation.Left, scope);
        var right = BindBody(operation.Right, scope);
        return left is null || right is null || left.Count != right.Count
            ? left
            :
            [
                .. left.Zip(
                    right,
                    (a, b) =>
                        a with
                        {
                            IsLiteral = a.IsLiteral && b.IsLiteral,
                            IsStored = a.IsStored && b.IsStored,
                            Type = a.Type is null || b.Type is null ? null : CommonTypes.Of([a.Type, b.Type]),
                        }
                ),
            ];
    }

    private IReadOnlyList<OutputColumn>? BindCore(SelectCore core, Scope outer)
    {
        var scope = new Scope(outer);
        binding.Set(core, scope);
        BindSources(core.Sources, scope);
        BindOptional(core.Top, scope);
        if (core.Hierarchy is not null)
        {
            scope.Sources.Add(
                new BoundSource(null, [new OutputColumn("level", new ColumnType(ColumnKind.Integer))])
                {
                    IsPseudo = true,
                }
            );
            BindOptional(core.Hierarchy.Start, scope);
            BindExpression(core.Hierarchy.Condition, scope);
        }

        BindOptional(core.Where, scope);
        foreach (var item in core.Items)
        {
            BindExpression(item.Value, scope);
            if (item.Alias is { } alias)
            {
                scope.Aliases.TryAdd(alias.IdentifierName, item);
            }
        }

        foreach (var item in core.Group?.Items ?? [])
        {
            BindExpression(item, scope);
        }

        BindOptional(core.Having, scope);
        BindOptional(core.Qualify, scope);
        CheckNodes(core, scope);
        CheckOrders(core);
        return OutputOf(core, scope);
    }

    private IReadOnlyList<OutputColumn>? OutputOf(SelectCore core, Scope scope)
    {
        var output = new List<OutputColumn>();
        foreach (var item in core.Items)
        {
            if (item.Value is Star star)
            {
                if (ColumnsOf(star, scope) is not { } all)
                {
                    return null;
                }

                output.AddRange(all);
            }
            else
            {
                output.Add(
                    new OutputColumn(Labels.Of(item, binding), OutputType(item.Value))
                    {
                        IsLiteral = StatementBinding.IsOpen(item.Value),
                        IsStored = binding.IsStored(item.Value),
                    }
                );
            }
        }

        output.RemoveAll(c => core.Excluded.Any(e => e.IdentifierName == c.Name));
        return output;
    }

    /// <summary>Of a literal, which has no type until now, the type of its text.</summary>
    private ColumnType? OutputType(SqlExpression value) =>
        binding.TypeOf(value)
        ?? (
            value is Literal { Kind: LiteralKind.String } text
                ? new ColumnType(
                    ColumnKind.Varchar,
                    Math.Max(1, System.Text.Encoding.UTF8.GetByteCount(text.Token.StringValue))
                )
                : null
        );

    private static List<OutputColumn>? ColumnsOf(Star star, Scope scope)
    {
        var sources = scope.Visible(star).ToList();
        return sources.Count == 0 || sources.Exists(s => s.Columns is null)
            ? null
            : [.. sources.SelectMany(s => star.Qualifier.Count > 0 ? s.Columns! : s.StarColumns)];
    }

    private void BindOrder(OrderBy order, QueryBody body, IReadOnlyList<OutputColumn>? output, Scope scope)
    {
        var inner = body is SelectCore core && binding.ScopeOf(core) is { } own ? own : scope;
        foreach (var item in order.Items)
        {
            BindExpression(item.Value, inner);
            if (item.Value is ColumnReference { Names.Count: 1 } name && output is not null)
            {
                var column = output.FirstOrDefault(c => c.Name == name.Name);
                binding.Set(name, column?.Type);
            }
        }
    }

    private void BindSources(IReadOnlyList<TableSource> sources, Scope scope)
    {
        foreach (var source in sources)
        {
            BindSource(source, scope);
        }
    }

    private void BindSource(TableSource source, Scope scope)
    {
        switch (source)
        {
            case NamedSource named:
                scope.Sources.Add(BindNamed(named, scope));
                break;
            case PathSource path:
                BindExpression(path.Path, scope);
                scope.Sources.Add(BindPath(path));
                break;
            case ObjectUnpivot unpivot:
                BindExpression(unpivot.Value, scope);
                scope.Sources.Add(BindObject(unpivot));
                break;
            case SubquerySource query:
                var columns = Renamed(BindQuery(query.Query, scope), query.Alias?.Columns ?? []);
                scope.Sources.Add(new BoundSource(query.Alias?.Text, columns) { Node = query });
                break;
            case JoinSource join:
                BindJoin(join, scope);
                break;
            case ParenthesizedSource inner:
                BindSource(inner.Inner, scope);
                break;
            case FunctionSource function:
                foreach (var argument in function.Call.Arguments)
                {
                    BindExpression(argument, scope);
                }

                var name = function.Alias?.Text ?? function.Call.Name;
                var column = function.Alias is { Columns: [var first, ..] } ? first.IdentifierName : name;
                var type = function.Call.Arguments.Select(binding.TypeOf).FirstOrDefault();
                scope.Sources.Add(
                    new BoundSource(name, [new OutputColumn(column, type)]) { Node = function, IsSystem = true }
                );
                break;
            case PivotSource pivot:
                BindPivot(pivot, scope);
                break;
            case UnpivotSource unpivot:
                BindUnpivot(unpivot, scope);
                break;
        }
    }

    private void BindJoin(JoinSource join, Scope scope)
    {
        var start = scope.Sources.Count;
        BindSource(join.Left, scope);
        var middle = scope.Sources.Count;
        BindSource(join.Right, scope);
        var isNatural = join.Kind.StartsWith("natural", StringComparison.Ordinal);
        if (isNatural || join.Using.Count > 0)
        {
            var names = isNatural
                ? scope.Sources[start..middle].SelectMany(s => s.Columns ?? []).Select(c => c.Name)
                : join.Using.Select(n => n.IdentifierName);
            var merged = names.ToHashSet();
            for (var i = middle; i < scope.Sources.Count; i++)
            {
                scope.Sources[i] = scope.Sources[i] with { Merged = [.. scope.Sources[i].Merged, .. merged] };
            }
        }

        BindOptional(join.On, scope);
    }

    private BoundSource BindNamed(NamedSource named, Scope scope)
    {
        var name = named.Name;
        if (IsPath(named, scope))
        {
            return BindPath(named, scope);
        }

        var alias = named.Alias?.Text ?? name.Name;
        if (name.Schema is null && scope.TryFindCommonTable(name.Name, out var common))
        {
            return new BoundSource(alias, Renamed(common, named.Alias?.Columns ?? [])) { Node = named };
        }

        var found = catalog.FindTable(name)?.Columns ?? SystemTables.FindColumns(name);
        var columns = found?.Select(c => new OutputColumn(c.Name, c.Type) { IsStored = true }).ToList();
        return new BoundSource(alias, Renamed(columns, named.Alias?.Columns ?? []))
        {
            IsTable = true,
            IsSystem = SystemTables.Contains(name),
            Schema = name.Schema,
            Node = named,
        };
    }
}
