using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>
/// CREATE TABLE as written. Definition: what the statement itself says; with LIKE it lacks the parent's part (see
/// <see cref="Resolve"/>), with AS its columns are those of the query.
/// </summary>
internal sealed record CreateTableStatement(TableDefinition Definition)
{
    public bool IfNotExists { get; init; }

    public SourceSpan NameSpan { get; init; }

    public TableLike? Like { get; init; }

    public TableQuery? Query { get; init; }

    /// <summary>The definition with LIKE replaced by the parent's columns.</summary>
    /// <exception cref="SparkifyException">the parent is not known, or has a column the statement names too</exception>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
    public TableDefinition Resolve(Func<QualifiedName, TableDefinition?> find)
    {
        if (Like is not { } like)
        {
            return Definition;
        }

        var parent = find(like.Parent) ?? throw SchemaErrors.NoTable(like.Parent, like.Span);
        List<ColumnDefinition> columns = [.. Definition.Columns];
        columns.InsertRange(like.ColumnIndex, parent.Columns.Select(c => Inherit(c, like)));
        var resolved = Definition with { Columns = columns, Attributes = parent.Attributes };
        TableRules.Check(resolved, NameSpan);
        return resolved;
    }

    private static ColumnDefinition Inherit(ColumnDefinition column, TableLike like) =>
        column with
        {
            // An identity is the default expression of its column, so it comes and goes with the defaults.
            Default = like.IncludingDefaults ? column.Default : null,
            DefaultSpan = like.IncludingDefaults ? column.DefaultSpan : null,
            Identity = like.IncludingDefaults ? column.Identity : null,
            Span = like.Span,
        };
}

/// <summary>LIKE parent: the parent's columns stand before the ColumnIndex-th column of the statement.</summary>
internal sealed record TableLike(QualifiedName Parent, bool IncludingDefaults, int ColumnIndex, SourceSpan Span);

/// <summary>CREATE TABLE … AS query. Columns null: the query's own names. FirstToken: where the query starts in the statement's tokens.</summary>
internal sealed record TableQuery(IReadOnlyList<string>? Columns, int FirstToken, SourceSpan Span);
