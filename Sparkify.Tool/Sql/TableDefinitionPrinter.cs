using System.Globalization;

namespace Sparkify.Tool.Sql;

/// <summary>
/// The canonical CREATE TABLE of a definition: one line a column, keys by name where they have one. It parses back to an equal
/// definition; only SORTKEY NONE, which CREATE TABLE cannot say, is left out.
/// </summary>
internal static class TableDefinitionPrinter
{
    public static string Print(TableDefinition table)
    {
        var printer = new TableElementPrinter(SqlNames.Quote);
        var elements = table.Columns.Select(printer.PrintColumn).Concat(table.Keys.Select(printer.PrintKey));
        var temporary = table.IsTemporary ? "temporary " : "";
        var attributes = string.Concat(printer.PrintAttributes(table.Attributes).Select(a => $"\n{a}"));
        return $"create {temporary}table {printer.PrintName(table.Name)} (\n    {string.Join(",\n    ", elements)}\n){attributes}";
    }

    /// <summary>A type as SQL, with its length; unlike the catalog's text it is one that CREATE TABLE takes.</summary>
    public static string PrintType(ColumnType type) =>
        type.Kind switch
        {
            ColumnKind.Varchar => Sized("varchar", type.Length),
            ColumnKind.Char => Sized("char", type.Length),
            ColumnKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"decimal({type.Length}, {type.Scale})"),
            ColumnKind.Time => "time",
            ColumnKind.TimeTz => "timetz",
            ColumnKind.Timestamp => "timestamp",
            ColumnKind.TimestampTz => "timestamptz",
            _ => type.ToString(),
        };

    private static string Sized(string name, int length) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}({length})");
}
