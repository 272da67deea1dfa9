namespace Sparkify.Tool.Engines.Local;

/// <summary>
/// A parameter of a Redshift session. Values: those that local engines have, all others would change results; null: any, since it changes none.
/// </summary>
internal sealed record SessionParameter(string Name, string Default, string[]? Values);

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_ConfigurationRef.html"/>
internal static class SessionParameters
{
    private static readonly string[] Either = ["on", "true", "off", "false"];
    private static readonly string[] On = ["on", "true"];
    private static readonly string[] Off = ["off", "false"];

    public static IReadOnlyList<SessionParameter> All { get; } =
    [
        new("analyze_threshold_percent", "10", null),
        new("cast_super_null_on_error", "on", On),
        new("datashare_break_glass_session_var", "", null),
        new("datestyle", "ISO, MDY", ["iso, mdy", "iso,mdy", "iso", "mdy"]),
        new("default_geometry_encoding", "1", null),
        new("default_identity_namespace", "", null),
        new("describe_field_name_in_uppercase", "off", Off),
        new("downcase_delimited_identifier", "on", On),
        new("enable_case_sensitive_identifier", "off", Either),
        new("enable_case_sensitive_super_attribute", "off", Either),
        new("enable_numeric_rounding", "on", On),
        new("enable_result_cache_for_session", "on", null),
        new("enable_spectrum_oid", "on", null),
        new("enable_vacuum_boost", "off", null),
        new("error_on_nondeterministic_update", "off", Off),
        new("extra_float_digits", "0", ["0"]),
        new("interval_forbid_composite_literals", "on", On),
        new("json_serialization_enable", "off", null),
        new("json_serialization_parse_nested_strings", "off", null),
        new("max_concurrency_scaling_clusters", "1", null),
        new("max_cursor_result_set_size", "default", null),
        new("mv_enable_aqmv_for_session", "on", null),
        new("navigate_super_null_on_error", "on", On),
        new("parse_super_null_on_error", "off", Off),
        new("pg_federation_repeatable_read", "on", null),
        new("query_group", "unset", null),
        new("search_path", "$user, public", ["$user, public", "$user,public", "public"]),
        new("spectrum_enable_pseudo_columns", "on", null),
        new("spectrum_query_maxerror", "-1", null),
        new("statement_timeout", "0", null),
        new("stored_proc_log_min_messages", "LOG", null),
        new("timezone", "UTC", ["utc", "gmt"]),
        new("use_fips_ssl", "off", null),
        new("wlm_query_slot_count", "1", null),
    ];

    public static SessionParameter? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
