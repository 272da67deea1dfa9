namespace Sparkify.Tool.Sql;

/// <summary>A table's or view's name, folded; Schema null where the statement names none (search path: public).</summary>
internal sealed record QualifiedName(string? Schema, string Name)
{
    public const string DefaultSchema = "public";

    public string SchemaOrDefault => Schema ?? DefaultSchema;

    public override string ToString() => Schema is null ? Name : $"{Schema}.{Name}";
}
