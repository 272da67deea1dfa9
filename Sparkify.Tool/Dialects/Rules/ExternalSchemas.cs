using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>Finds the schemas whose tables lie in S3, by the statements that make them or their tables.</summary>
internal static class ExternalSchemas
{
    /// <summary>The schema of CREATE EXTERNAL SCHEMA s or of CREATE EXTERNAL TABLE s.t; null for any other statement.</summary>
    public static string? Find(ParsedStatement parsed)
    {
        var cursor = new TokenCursor(parsed.Statement);
        if (parsed.Kind is not (StatementKind.CreateExternalSchema or StatementKind.CreateExternalTable))
        {
            return null;
        }

        cursor.Index = 3;
        cursor.Take("if", "not", "exists");
        return cursor.Current is { IsIdentifier: true } name ? name.IdentifierName : null;
    }
}
