using System.Globalization;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>How DuckDB stores Redshift's types. Lengths of CHAR and VARCHAR are kept in the catalog, since DuckDB ignores them.</summary>
internal static class DuckDbTypes
{
    /// <summary>Null: DuckDB has no such type.</summary>
    public static string? Find(ColumnType type) =>
        type.Kind switch
        {
            ColumnKind.SmallInt => "SMALLINT",
            ColumnKind.Integer => "INTEGER",
            ColumnKind.BigInt => "BIGINT",
            ColumnKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"DECIMAL({type.Length},{type.Scale})"),
            ColumnKind.Real => "FLOAT",
            ColumnKind.Double => "DOUBLE",
            ColumnKind.Boolean => "BOOLEAN",
            ColumnKind.Char or ColumnKind.Varchar => "VARCHAR",
            ColumnKind.Date => "DATE",
            ColumnKind.Time => "TIME",
            ColumnKind.TimeTz => "TIMETZ",
            ColumnKind.Timestamp => "TIMESTAMP",
            ColumnKind.TimestampTz => "TIMESTAMPTZ",
            ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond => "INTERVAL",
            ColumnKind.Super => "JSON",
            ColumnKind.Varbyte => "BLOB",
            _ => null,
        };
}
