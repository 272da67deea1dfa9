using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rules;

/// <summary>Redshift's catalog is that of PostgreSQL 8.0: tables and columns of later versions are not there.</summary>
/// <seealso href="https://www.postgresql.org/docs/8.0/catalogs.html"/>
internal static class CatalogRules
{
    private static readonly HashSet<string> LaterTables =
    [
        "pg_roles",
        "pg_auth_members",
        "pg_authid",
        "pg_extension",
        "pg_available_extensions",
        "pg_enum",
        "pg_range",
        "pg_collation",
        "pg_sequence",
        "pg_sequences",
        "pg_matviews",
        "pg_policies",
        "pg_policy",
        "pg_partitioned_table",
        "pg_foreign_table",
        "pg_event_trigger",
        "pg_prepared_statements",
        "pg_timezone_names",
        "pg_advisory_locks",
    ];

    private static readonly HashSet<string> LaterColumns =
    [
        "attidentity",
        "attgenerated",
        "attcollation",
        "attoptions",
        "attcompression",
        "relpersistence",
        "relispartition",
        "relrowsecurity",
        "relreplident",
        "reloptions",
        "typcategory",
        "typarray",
        "typcollation",
        "conislocal",
        "convalidated",
        "is_identity",
        "identity_generation",
        "is_generated",
        "backend_xid",
        "backend_start",
        "xact_start",
        "wait_event",
        "wait_event_type",
        "virtualtransaction",
    ];

    /// <summary>A table of the user's may have columns of these names.</summary>
    public static ServerError? Judge(Statement statement)
    {
        var isOfCatalog = statement.Tokens.Any(token => token.IsName && IsCatalog(token.Value));
        foreach (var token in statement.Tokens.Where(token => isOfCatalog && token.IsName))
        {
            if (LaterTables.Contains(token.Value))
            {
                return new ServerError(ServerError.UndefinedTable, $"relation \"{token.Value}\" does not exist");
            }

            if (LaterColumns.Contains(token.Value))
            {
                return new ServerError("42703", $"column \"{token.Value}\" does not exist");
            }
        }

        return null;
    }

    private static bool IsCatalog(string name) =>
        name.StartsWith("pg_", StringComparison.Ordinal) || name == "information_schema";
}
