using System.Globalization;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Local;

/// <summary>The rows of Redshift's views of the catalog, in the order of their columns; what is left off at a row's end is NULL.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/svv_views.html"/>
internal sealed class CatalogViewRows(IEngine engine, CatalogSnapshot catalog)
{
    public IEnumerable<object?[]> Of(string view) =>
        view switch
        {
            "pg_table_def" => TableDef(),
            "svv_tables" => Relations((database, r) => [database, .. NameOf(r), TypeOf(r, "BASE TABLE"), RemarksOf(r)]),
            "svv_all_tables" or "svv_redshift_tables" => Relations(
                (database, r) => [database, .. NameOf(r), TypeOf(r, "TABLE"), null, RemarksOf(r)]
            ),
            "svv_columns" => Columns(Column),
            "svv_all_columns" => Columns(AllColumn),
            "svv_redshift_columns" => Columns(RedshiftColumn),
            "svv_all_schemas" or "svv_redshift_schemas" => Schemas(),
            "svv_redshift_databases" =>
            [
                [catalog.Database, null, "local"],
            ],
            "svv_table_info" => TableInfo(),
            _ => throw new InvalidOperationException($"no rows of {view}"),
        };

    private IEnumerable<object?[]> Schemas()
    {
        var database = catalog.Database;
        return catalog.Schemas().Select(schema => new object?[] { database, schema, null, "local" });
    }

    private IEnumerable<object?[]> Relations(Func<string, CatalogRelation, object?[]> row)
    {
        var database = catalog.Database;
        return catalog.Relations().Select(relation => row(database, relation));
    }

    private IEnumerable<object?[]> Columns(Func<CatalogPlace, CatalogColumn, object?[]> row)
    {
        var database = catalog.Database;
        return catalog
            .Relations()
            .SelectMany(relation =>
                catalog
                    .ColumnsOf(relation)
                    .Select((column, i) => row(new CatalogPlace(database, relation, i + 1), column))
            );
    }

    private object?[] Column(CatalogPlace place, CatalogColumn column)
    {
        var (precision, radix, scale) = NumbersOf(column.Type);
        return [.. FirstOf(place, column), precision, radix, scale, .. new object?[10], RemarksOf(place, column)];
    }

    private object?[] AllColumn(CatalogPlace place, CatalogColumn column)
    {
        var (precision, _, scale) = NumbersOf(column.Type);
        return [.. FirstOf(place, column), precision, scale, RemarksOf(place, column)];
    }

    /// <summary>As far as SVV_COLUMNS and SVV_ALL_COLUMNS agree.</summary>
    private static object?[] FirstOf(CatalogPlace place, CatalogColumn column) =>
        [
            place.Database,
            .. NameOf(place.Relation),
            column.Name,
            place.Position,
            DefaultOf(place, column),
            IsNullable(column),
            TypeName(column.Type),
            LengthOf(column.Type),
        ];

    private object?[] RedshiftColumn(CatalogPlace place, CatalogColumn column)
    {
        var table = place.Relation.Kind == RelationKind.View ? null : place.Relation.Table;
        return
        [
            place.Database,
            .. NameOf(place.Relation),
            column.Name,
            place.Position,
            column.Type?.ToString(),
            DefaultOf(place, column),
            IsNullable(column),
            table is null || column.Definition is null ? null : ColumnEncodings.Of(table, column.Definition),
            table?.Attributes.DistributionKey == column.Name,
            table is null ? 0 : ColumnEncodings.SortKeyOf(table.Attributes, column.Name),
            null,
            RemarksOf(place, column),
        ];
    }

    /// <summary>Only schemas of the search path are shown, and no views.</summary>
    private IEnumerable<object?[]> TableDef() =>
        from relation in catalog.Relations()
        where relation is { Table: not null, Name.Schema: QualifiedName.DefaultSchema }
        let table = relation.Table!
        from column in table.Columns
        select new object?[]
        {
            relation.Name.Schema,
            relation.Name.Name,
            column.Name,
            column.Type.ToString(),
            ColumnEncodings.Of(table, column),
            table.Attributes.DistributionKey == column.Name,
            ColumnEncodings.SortKeyOf(table.Attributes, column.Name),
            column.NotNull || column.Identity is not null,
        };

    /// <summary>Of tables that have rows. What a cluster chooses by itself, AUTO, is not known here.</summary>
    private IEnumerable<object?[]> TableInfo()
    {
        var database = catalog.Database;
        foreach (var relation in catalog.Relations().Where(r => r.Kind != RelationKind.View))
        {
            var table = relation.Table ?? engine.FindTable(relation.Name);
            var rowCount = table is null ? 0 : (long)engine.Read($"select count(*) from {relation.Sql}")[0][0]!;
            if (rowCount == 0)
            {
                continue;
            }

            var attributes = table!.Attributes;
            var first = attributes.SortKeys.Count == 0 ? null : table.FindColumn(attributes.SortKeys[0]);
            yield return
            [
                database,
                relation.Name.Schema,
                CopyLogRows.TableIdOf(relation.Name),
                relation.Name.Name,
                table.Columns.Any(c => ColumnEncodings.Of(table, c) != "none") ? "Y" : "N",
                StyleOf(attributes),
                first?.Name,
                table.Columns.Where(c => c.Type.Kind == ColumnKind.Varchar).Max(c => (int?)c.Type.Length) ?? 0,
                first is null ? null : ColumnEncodings.Of(table, first),
                attributes.SortKeys.Count,
                .. new object?[5],
                rowCount,
                null,
                null,
                rowCount,
            ];
        }
    }

    private static string? StyleOf(TableAttributes attributes) =>
        attributes switch
        {
            { DistributionKey: { } key } => $"KEY({key})",
            { Distribution: DistributionStyle.Even } => "EVEN",
            { Distribution: DistributionStyle.All } => "ALL",
            _ => null,
        };

    private static string?[] NameOf(CatalogRelation relation) => [relation.Name.Schema, relation.Name.Name];

    private static string TypeOf(CatalogRelation relation, string table) =>
        relation.Kind == RelationKind.Table ? table : "VIEW";

    private string? RemarksOf(CatalogRelation relation)
    {
        var key = RecordedObjects.Key(relation.Name);
        return catalog.CommentOn($"table {key}") ?? catalog.CommentOn($"view {key}");
    }

    private string? RemarksOf(CatalogPlace place, CatalogColumn column) =>
        catalog.CommentOn($"column {RecordedObjects.Key(place.Relation.Name)}.{column.Name}");

    private static string IsNullable(CatalogColumn column) =>
        column.Definition is { NotNull: true } or { Identity: not null } ? "NO" : "YES";

    /// <summary>As it is written; of an identity as Redshift's catalog has it: table, column from 0, seed and step.</summary>
    private static string? DefaultOf(CatalogPlace place, CatalogColumn column) =>
        column.Definition?.Identity is { } identity
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{(identity.ByDefault ? "default_identity" : "\"identity\"")}({CopyLogRows.TableIdOf(place.Relation.Name)}, {place.Position - 1}, '{identity.Seed},{identity.Step}'::text)"
            )
            : column.Definition?.Default;

    private static string? TypeName(ColumnType? type) =>
        type?.Kind switch
        {
            null => null,
            ColumnKind.Decimal => "numeric",
            ColumnKind.Char => "character",
            ColumnKind.Varchar => "character varying",
            ColumnKind.Varbyte => "binary varying",
            _ => type.ToString(),
        };

    private static int? LengthOf(ColumnType? type) => type is { IsCharacter: true } text ? text.Length : null;

    /// <summary>Precision, its radix, scale.</summary>
    private static (int? Precision, int? Radix, int? Scale) NumbersOf(ColumnType? type) =>
        type?.Kind switch
        {
            ColumnKind.SmallInt => (16, 2, 0),
            ColumnKind.Integer => (32, 2, 0),
            ColumnKind.BigInt => (64, 2, 0),
            ColumnKind.Real => (24, 2, null),
            ColumnKind.Double => (53, 2, null),
            ColumnKind.Decimal => (type.Length, 10, type.Scale),
            _ => (null, null, null),
        };

    /// <summary>Position: of the column, from 1.</summary>
    private readonly record struct CatalogPlace(string Database, CatalogRelation Relation, int Position);
}
