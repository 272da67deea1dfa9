using System.Globalization;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Functions that tell of session, cluster and privileges.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_System_information_functions.html"/>
internal static partial class SystemFunctions
{
    private const string ClusterOnly = "only a cluster can tell";
    private const string NoSuchFunction = "a local engine has no such operation";

    private static IEnumerable<FunctionDefinition> Session() =>
        [
            new("current_database", "", "varchar(128)", "r_CURRENT_DATABASE"),
            new("current_schema", "", "varchar(128)", "r_CURRENT_SCHEMA")
            {
                DuckDb = "CASE WHEN current_schema() = 'main' THEN 'public' ELSE current_schema() END",
                IsLeaderNodeOnly = true,
            },
            Refused("current_schemas", "boolean", "r_CURRENT_SCHEMAS", "Redshift's search path is not kept") with
            {
                IsLeaderNodeOnly = true,
            },
            new("current_user", "", "varchar(128)", "r_CURRENT_USER")
            {
                DuckDb = "current_user",
                Postgres = "current_user",
            },
            new("user", "", "varchar(128)", "r_USER")
            {
                DuckDb = "current_user",
                Postgres = "current_user",
                Label = "current_user",
            },
            new("session_user", "", "varchar(128)", "r_SESSION_USER")
            {
                DuckDb = "current_user",
                Postgres = "session_user",
            },
            new("current_user_id", "", "integer", "r_CURRENT_USER_ID")
            {
                DuckDb = "1",
                Postgres = "CAST((SELECT oid FROM pg_catalog.pg_roles WHERE rolname = current_user) AS integer)",
            },
            new("version", "", "varchar(256)", "r_VERSION") { IsLeaderNodeOnly = true },
            new("pg_backend_pid", "", "integer", "PG_BACKEND_PID")
            {
                DuckDb = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            },
            Refused("current_setting", "text", "r_CURRENT_SETTING", "settings of the session are the engine's own"),
            Refused("set_config", "text, text, boolean", "r_SET_CONFIG", "write SET"),
            Refused("current_aws_account", "", "r_CURRENT_AWS_ACCOUNT", ClusterOnly),
            Refused("current_namespace", "", "r_CURRENT_NAMESPACE", ClusterOnly),
            Refused("current_session_arn", "", "r_CURRENT_SESSION_ARN", ClusterOnly),
            Refused("default_iam_role", "", "r_DEFAULT_IAM_ROLE", ClusterOnly),
            Refused("get_mounted_role", "text", "GET_MOUNTED_ROLE", ClusterOnly),
            Refused("slice_num", "", "r_SLICE_NUM", ClusterOnly),
            Refused("last_user_query_id", "", "LAST_USER_QUERY_ID", ClusterOnly),
            OfSession("pg_last_copy_count", "bigint", "PG_LAST_COPY_COUNT", 0),
            OfSession("pg_last_copy_id", "integer", "PG_LAST_COPY_ID", -1),
            OfSession("pg_last_unload_count", "bigint", "PG_LAST_UNLOAD_COUNT", 0),
            Refused("pg_last_query_id", "", "PG_LAST_QUERY_ID", ClusterOnly),
            Refused("pg_last_unload_id", "", "PG_LAST_UNLOAD_ID", ClusterOnly),
            Refused("pg_cancel_backend", "integer", "PG_CANCEL_BACKEND", NoSuchFunction),
            Refused("pg_terminate_backend", "integer", "PG_TERMINATE_BACKEND", NoSuchFunction),
            Refused("reboot_cluster", "", "r_REBOOT_CLUSTER", NoSuchFunction),
            Refused("change_query_priority", "any, text", "r_CHANGE_QUERY_PRIORITY", NoSuchFunction),
            Refused("change_session_priority", "any, text", "r_CHANGE_SESSION_PRIORITY", NoSuchFunction),
            Refused("change_user_priority", "any, text", "r_CHANGE_USER_PRIORITY", NoSuchFunction),
        ];

    /// <summary>What the session's COPYs and UNLOADs have set: a variable of the session, which a view reads too.</summary>
    private static FunctionDefinition OfSession(string name, string type, string page, int none)
    {
        var setting = $"nullif(pg_catalog.current_setting('{SessionVariables.Setting(name)}', true), '')";
        return new FunctionDefinition(name, "", type, page)
        {
            DuckDb = Invariant($"CAST(coalesce(getvariable('{SessionVariables.Variable(name)}'), {none}) AS {type})"),
            Postgres = Invariant($"CAST(coalesce({setting}, '{none}') AS {type})"),
        };

        static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }

    private static IEnumerable<FunctionDefinition> Privileges() =>
        [
            Privilege("has_database_privilege", "r_HAS_DATABASE_PRIVILEGE"),
            Privilege("has_schema_privilege", "r_HAS_SCHEMA_PRIVILEGE"),
            Privilege("has_table_privilege", "r_HAS_TABLE_PRIVILEGE"),
            Refused("has_assumerole_privilege", "any, ...", "r_HAS_ASSUMEROLE_PRIVILEGE", ClusterOnly),
            Refused("user_is_member_of", "any, any", "r_USER_IS_MEMBER_OF", ClusterOnly),
            Refused("role_is_member_of", "any, any", "r_ROLE_IS_MEMBER_OF", ClusterOnly),
            Refused("pg_get_cols", "any", "PG_GET_COLS", "query svv_columns"),
            Refused("pg_get_late_binding_view_cols", "", "PG_GET_LATE_BINDING_VIEW_COLS", "query svv_columns"),
            Refused("pg_get_session_roles", "", "PG_GET_SESSION_ROLES", ClusterOnly),
            Refused("pg_get_iam_role_by_user", "any", "PG_GET_IAM_ROLE_BY_USER", ClusterOnly),
            Refused("pg_get_grantee_by_iam_role", "any", "PG_GET_GRANTEE_BY_IAMROLE", ClusterOnly),
        ];

    private static FunctionDefinition Privilege(string name, string page) =>
        new(name, "any, any[, any]", "boolean", page)
        {
            IsLeaderNodeOnly = true,
            DuckDbRefusal = "DuckDB has no users",
        };

    private static FunctionDefinition Refused(string name, string parameters, string page, string reason) =>
        new(name, parameters, "", page) { DuckDbRefusal = reason, PostgresRefusal = reason };
}
