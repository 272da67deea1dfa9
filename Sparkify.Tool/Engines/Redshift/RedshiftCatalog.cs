using System.Globalization;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Redshift;

/// <summary>Tables as SVV_COLUMNS has them, in any schema: names, types, nullability. PG_TABLE_DEF knows only the schemas of the search path.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_COLUMNS.html"/>
internal static class RedshiftCatalog
{
    private const int DefaultVarcharBytes = 256;
    private const string TemporarySchema = "pg_temp";

    /// <summary>A name without a schema is the first of its kind in the session's search path.</summary>
    public static TableDefinition? Find(RedshiftSession session, QualifiedName name)
    {
        IReadOnlyList<string> schemas = name.Schema is { } schema ? [schema] : SearchPathOf(session);
        return schemas.Select(s => Find(session, s, name)).FirstOrDefault(found => found is not null);
    }

    /// <summary>A temporary table counts as one of the schema in which tables are made: its own schema is another in every session.</summary>
    public static QualifiedName FullName(RedshiftSession session, QualifiedName name)
    {
        if (name.Schema is not null)
        {
            return name;
        }

        var schemas = SearchPathOf(session)
            .FindAll(static s => !s.StartsWith(TemporarySchema, StringComparison.Ordinal));
        var schema = schemas.Count == 1 ? schemas[0] : schemas.Find(s => Find(session, s, name) is not null);
        return new QualifiedName(schema ?? schemas.FirstOrDefault() ?? name.SchemaOrDefault, name.Name);
    }

    private static TableDefinition? Find(RedshiftSession session, string schema, QualifiedName name)
    {
        var rows = session.Read(
            "select column_name, data_type, character_maximum_length, numeric_precision, numeric_scale, is_nullable "
                + $"from svv_columns where table_schema = {SqlStrings.Quote(schema)} "
                + $"and table_name = {SqlStrings.Quote(name.Name)} order by ordinal_position"
        );
        return rows.Count == 0 ? null : new TableDefinition(name, [.. rows.Select(ToColumn)]);
    }

    /// <summary>Only schemas that are there, that of temporary tables before all others; pg_catalog holds no table of a project.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CURRENT_SCHEMAS.html"/>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_search_path.html"/>
    private static List<string> SearchPathOf(RedshiftSession session)
    {
        var path = (string)session.Read("select current_schemas(true)")[0][0]!;
        return ArrayText.Read(path).FindAll(static schema => schema != "pg_catalog");
    }

    private static ColumnDefinition ToColumn(object?[] row) =>
        new((string)row[0]!, TypeOf((string)row[1]!, Number(row[2]), Number(row[3]), Number(row[4])))
        {
            NotNull = (string)row[5]! == "NO",
        };

    private static ColumnType TypeOf(string type, int? length, int? precision, int? scale) =>
        type switch
        {
            "smallint" => new ColumnType(ColumnKind.SmallInt),
            "integer" => new ColumnType(ColumnKind.Integer),
            "bigint" => new ColumnType(ColumnKind.BigInt),
            "numeric" => new ColumnType(ColumnKind.Decimal, precision ?? 18, scale ?? 0),
            "real" => new ColumnType(ColumnKind.Real),
            "double precision" => new ColumnType(ColumnKind.Double),
            "boolean" => new ColumnType(ColumnKind.Boolean),
            "character" => new ColumnType(ColumnKind.Char, length ?? 1),
            "date" => new ColumnType(ColumnKind.Date),
            "time without time zone" => new ColumnType(ColumnKind.Time),
            "time with time zone" => new ColumnType(ColumnKind.TimeTz),
            "timestamp without time zone" => new ColumnType(ColumnKind.Timestamp),
            "timestamp with time zone" => new ColumnType(ColumnKind.TimestampTz),
            "interval year to month" => new ColumnType(ColumnKind.IntervalYearToMonth),
            "interval day to second" => new ColumnType(ColumnKind.IntervalDayToSecond),
            "super" => new ColumnType(ColumnKind.Super),
            "hllsketch" => new ColumnType(ColumnKind.HllSketch),
            "geometry" => new ColumnType(ColumnKind.Geometry),
            "geography" => new ColumnType(ColumnKind.Geography),
            "binary varying" or "varbyte" => new ColumnType(ColumnKind.Varbyte, length ?? 64_000),
            // Whatever else there is has a text.
            _ => new ColumnType(ColumnKind.Varchar, length ?? DefaultVarcharBytes),
        };

    private static int? Number(object? value) =>
        value is null ? null : Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
