using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>What DDL says when it meets another schema than it expects; the SQLSTATEs are PostgreSQL's.</summary>
internal static class SchemaErrors
{
    public static SparkifyException NoTable(QualifiedName name, SourceSpan? span) =>
        new($"relation \"{name}\" does not exist") { Span = span, Code = "42P01" };

    public static SparkifyException TableExists(QualifiedName name, SourceSpan? span) =>
        new($"relation \"{name}\" already exists") { Span = span, Code = "42P07" };

    public static SparkifyException NoColumn(string column, QualifiedName table, SourceSpan? span) =>
        new($"column \"{column}\" of relation \"{table}\" does not exist") { Span = span, Code = "42703" };

    public static SparkifyException ColumnExists(string column, QualifiedName table, SourceSpan? span) =>
        new($"column \"{column}\" of relation \"{table}\" already exists") { Span = span, Code = "42701" };

    public static SparkifyException Invalid(string message, SourceSpan? span, string? hint = null) =>
        new(message)
        {
            Span = span,
            Code = "42P16",
            Hint = hint,
        };
}
