using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Local;

/// <summary>The tool's tables behind Redshift's system views of loads: a row for each COPY, for each object of one, and for what went wrong in it.</summary>
internal static class CopyTables
{
    public const string Copies = "copies";
    public const string Objects = "copy_objects";
    public const string Errors = "copy_errors";
    public const string ErrorFields = "copy_error_fields";
    public const string Replacements = "copy_replacements";

    private static readonly ColumnType Integer = new(ColumnKind.Integer);
    private static readonly ColumnType BigInt = new(ColumnKind.BigInt);
    private static readonly ColumnType Timestamp = new(ColumnKind.Timestamp);
    private static readonly ColumnType Text = new(ColumnKind.Varchar, ColumnType.MaxVarcharBytes);

    /// <summary>Those whose rows go with the row of their COPY.</summary>
    public static IReadOnlyList<string> Details { get; } = [Objects, Errors, ErrorFields, Replacements];

    /// <summary>Null: it is none of them.</summary>
    public static IReadOnlyList<ColumnDefinition>? Find(string name) =>
        name switch
        {
            Copies =>
            [
                new("query_id", Integer),
                new("transaction_id", BigInt),
                new("user_id", Integer),
                new("session_id", Integer),
                new("database_name", Text),
                new("table_id", Integer),
                new("table_name", Text),
                new("status", Text),
                new("start_time", Timestamp),
                new("end_time", Timestamp),
                new("data_source", Text),
                new("file_format", Text),
                new("file_kind", Char(16)),
                new("loaded_rows", BigInt),
                new("loaded_bytes", BigInt),
                new("source_file_count", Integer),
                new("source_file_bytes", BigInt),
                new("scanned_file_count", Integer),
                new("scanned_file_bytes", BigInt),
                new("error_count", BigInt),
            ],
            Objects =>
            [
                new("query_id", Integer),
                new("slice", Integer),
                new("file_name", Char(256)),
                new("byte_count", Integer),
                new("line_count", Integer),
                new("error_count", Integer),
                new("start_time", Timestamp),
                new("end_time", Timestamp),
                new("etag", Char(256)),
            ],
            Errors =>
            [
                new("query_id", Integer),
                new("slice", Integer),
                new("file_name", Char(256)),
                new("line_number", BigInt),
                new("column_name", Char(127)),
                new("column_type", Char(10)),
                new("column_length", Char(10)),
                new("position", Integer),
                new("raw_line", Char(1024)),
                new("raw_value", Char(1024)),
                new("code", Integer),
                new("short_reason", Char(100)),
                new("reason", Char(512)),
            ],
            ErrorFields =>
            [
                new("query_id", Integer),
                new("slice", Integer),
                new("file_name", Char(256)),
                new("line_number", BigInt),
                new("field", Integer),
                new("column_name", Char(1024)),
                new("value", Char(1024)),
                new("is_null", Integer),
                new("column_type", Char(10)),
                new("column_length", Char(10)),
            ],
            Replacements =>
            [
                new("query_id", Integer),
                new("slice", Integer),
                new("file_name", Char(256)),
                new("line_number", BigInt),
                new("column_name", Char(127)),
                new("raw_line", Char(1024)),
            ],
            _ => null,
        };

    /// <summary>One CREATE TABLE for each, in the engine's own types.</summary>
    public static IEnumerable<string> Creations(string quotedSchema, Func<ColumnType, string?> typeOf) =>
        Details
            .Prepend(Copies)
            .Select(name =>
            {
                var columns = Find(name)!.Select(c => $"{c.Name} {typeOf(c.Type)}");
                return $"CREATE TABLE IF NOT EXISTS {quotedSchema}.{name} ({string.Join(", ", columns)})";
            });

    /// <summary>The table with the types that its columns have on Redshift, whatever the engine stores them as.</summary>
    public static TableDefinition? Typed(TableDefinition? described, string toolSchema) =>
        described is not null && described.Name.Schema == toolSchema && Find(described.Name.Name) is { } columns
            ? described with
            {
                Columns = columns,
            }
            : described;

    private static ColumnType Char(int length) => new(ColumnKind.Char, length);
}
