using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>Sources of FROM that are SUPER values of the sources before them.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/query-super.html"/>
internal sealed partial class Binder
{
    private const string OffsetColumn = "offset_col";

    private static readonly ColumnType Super = new(ColumnKind.Super);

    /// <summary>Whether the names lead into a source that stands before, here or in a query around this one, rather than to a table.</summary>
    private bool IsPath(NamedSource named, Scope scope)
    {
        if (FindSource(named.Names[0].IdentifierName, scope) is not { } source)
        {
            return false;
        }

        return source.IsValue
            || named.Names.Count > 1
                && (
                    source.Find(named.Names[1].IdentifierName) is { Type: null or { Kind: ColumnKind.Super } }
                    || source.Columns is null && catalog.FindTable(named.Name) is null
                );
    }

    private static BoundSource? FindSource(string name, Scope scope)
    {
        for (var current = scope; current is not null; current = current.Outer)
        {
            if (current.Sources.Find(s => s.Name == name) is { } source)
            {
                return source;
            }
        }

        return null;
    }

    private BoundSource BindPath(NamedSource named, Scope scope)
    {
        var path = new ColumnReference(named.Names) { Range = named.NameRange };
        BindExpression(path, scope);
        return Unnested(named, path, named.Alias?.Text ?? named.Name.Name, named.At, new ColumnType(ColumnKind.BigInt));
    }

    private BoundSource BindPath(PathSource source)
    {
        if (source is not { IsUnnest: true, Alias: { Columns: [var value, ..] names } alias })
        {
            var name = source.Alias?.Text ?? (source.IsUnnest ? "unnest" : Labels.Of(source.Path, binding));
            return Unnested(source, source.Path, name, source.At, new ColumnType(ColumnKind.BigInt));
        }

        var columns = new List<OutputColumn> { new(value.IdentifierName, Super) };
        if (source.HasOffset)
        {
            var index = names.Count > 1 ? names[1].IdentifierName : OffsetColumn;
            columns.Add(new OutputColumn(index, new ColumnType(ColumnKind.BigInt)));
        }

        var bound = new BoundSource(alias.Text, columns) { Node = source };
        binding.Set(source, new SuperSource(source.Path, bound, IsObject: false));
        return bound;
    }

    private BoundSource BindObject(ObjectUnpivot unpivot) =>
        Unnested(
            unpivot,
            unpivot.Value,
            unpivot.Alias?.Text ?? Labels.Of(unpivot.Value, binding),
            unpivot.At,
            new ColumnType(ColumnKind.Varchar, ColumnType.MaxVarcharBytes)
        );

    private BoundSource Unnested(TableSource node, SqlExpression path, string name, SqlToken? at, ColumnType atType)
    {
        var columns = new List<OutputColumn> { new(name, Super) };
        if (at is { } index)
        {
            columns.Add(new OutputColumn(index.IdentifierName, atType));
        }
        else if (node is PathSource { HasOffset: true })
        {
            columns.Add(new OutputColumn(OffsetColumn, atType));
        }

        var source = new BoundSource(name, columns) { IsValue = true, Node = node };
        binding.Set(node, new SuperSource(path, source, node is ObjectUnpivot));
        return source;
    }
}
