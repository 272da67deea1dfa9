namespace Sparkify.Tool.Sql;

/// <summary>The lint rules that parsers know by name.</summary>
internal static class RuleNames
{
    public const string AddColumnIfNotExists = "unsupported-add-column-if-not-exists";
    public const string AddColumnKey = "unsupported-add-column-key";
    public const string AlterColumn = "unsupported-alter-column";
    public const string AlterIfExists = "unsupported-alter-if-exists";
    public const string AlterTable = "unsupported-alter-table";
    public const string Array = "unsupported-array";
    public const string Check = "unsupported-check";
    public const string CopyStdin = "unsupported-copy-stdin";
    public const string CreateTable = "unsupported-create-table";
    public const string CreateTableAs = "unsupported-create-table-as";
    public const string DataType = "unsupported-data-type";
    public const string DropColumnIfExists = "unsupported-drop-column-if-exists";
    public const string EnforcedKey = "unsupported-enforced-key";
    public const string GeneratedColumn = "unsupported-generated-column";
    public const string Index = "unsupported-index";
    public const string Inheritance = "unsupported-inheritance";
    public const string MultiActionAlter = "unsupported-multi-action-alter";
    public const string Partitioning = "unsupported-partitioning";
    public const string ReservedWord = "reserved-word";
    public const string Serial = "unsupported-serial";
    public const string SystemColumn = "unsupported-system-column";
    public const string TableOption = "unsupported-table-option";
}
