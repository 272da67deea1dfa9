using System.Collections.Frozen;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>System tables and views of Redshift that local engines lack: they tell of a cluster's work, of its users, or of what is elsewhere.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_system-tables.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_intro_catalog_views.html"/>
internal static class AbsentViews
{
    private const string RedshiftOnly = "it is there on Redshift only";
    private const string Runs = "it is there on Redshift only; sparkify status tells of migrations and loads";
    private const string Rights =
        "users, groups, roles and rights are recorded on a local engine, and no view shows them";

    private static readonly FrozenSet<string> Logs = Words(
        """
        aggr alert_event_log analyze analyze_compression bcast commit_stats connection_log ddltext delete disk_full_diag dist error
        explain file_scan hash hashjoin insert limit merge mergejoin mv_state nestloop parse plan_info project query query_metrics
        querytext restarted_sessions return s3client s3client_error save scan schema_quota_violations sessions sort sshclient_error
        stream_segs tr_conflict undone unique unload_log usage_control userlog utilitytext vacuum window wlm_error wlm_rule_action
        wlm_query
        """
    );

    private static readonly FrozenSet<string> Snapshots = Words(
        """
        active_cursors blocklist cursor_configuration db_isolation_level exec_state inflight load_state locks ml_model_info mv_deps
        mv_info node_storage_capacity partitions query_metrics recents sessions slices startup_recovery_state tbl_perm tbl_trans
        wlm_classification_config wlm_qmr_config wlm_query_queue_state wlm_query_state wlm_query_task_state
        wlm_service_class_config wlm_service_class_state xrestore_alter_queue_state
        """
    );

    private static readonly FrozenSet<string> LogViews = Words(
        """
        auto_worker_action compile datashare_change_log datashare_cross_region_usage datashare_usage_consumer
        datashare_usage_producer federated_query multi_statement_violations mv_refresh_status qerror qlog query_metrics
        query_metrics_summary query_queue_info query_report query_summary restore_alter_table_progress s3list s3log s3partition
        s3partition_summary s3query s3query_summary s3retries spatial_simplify spectrum_scan_error statementtext stored_proc_call
        stored_proc_messages terminate udf_log user_info vacuum_percentage
        """
    );

    private static readonly FrozenSet<string> ScalingViews = Words(
        """
        alert_event_log compile concurrency_scaling_usage explain plan_info query_summary s3list s3log s3partition_summary
        s3query_summary stream_segs unload_log
        """
    );

    private static readonly FrozenSet<string> MetadataViews = Words(
        """
        active_cursors alter_table_recommendations attached_masking_policy column_privileges copy_job_integrations
        database_privileges datashare_privileges datashares datashare_consumers datashare_objects default_privileges diskusage
        external_columns external_databases external_partitions external_schemas external_tables function_privileges
        geography_columns geometry_columns iam_privileges identity_providers integration integration_table_mapping
        integration_table_state interleaved_columns language_privileges masking_policy ml_model_info ml_model_privileges
        mv_dependency mv_info query_inflight query_state redshift_functions redshift_schema_quota relation_privileges
        rls_applied_policy rls_attached_policy rls_policy rls_relation role_grants roles schema_privileges schema_quota_state
        system_privileges transactions user_grants user_info vacuum_progress vacuum_summary
        """
    );

    private static readonly FrozenSet<string> MonitoringViews = Words(
        """
        analyze_compression_history analyze_history applied_masking_policy_log automatic_optimization auto_table_optimization
        child_query_text connection_log copy_job copy_job_detail copy_job_info copy_replacements datashare_change_log
        datashare_cross_region_usage datashare_usage_consumer datashare_usage_producer external_query_detail
        external_query_error extra_compute_for_automatic_optimization integration_activity integration_table_activity
        integration_table_state_change ludf_detail mv_refresh_history mv_state procedure_call procedure_messages query_detail
        query_explain query_history query_text restore_log restore_state schema_quota_violations serverless_usage
        session_history spatial_simplify stream_scan_errors stream_scan_states transaction_history udf_log unload_detail
        unload_history userlog vacuum_history
        """
    );

    private static readonly FrozenSet<string> Catalog = Words(
        """
        attribute_info class_info constraint database_info default_acl external_schema group library proc_info shadow
        statistic_indicator user user_info
        """
    );

    /// <summary>Tables of PostgreSQL 8, which Redshift has, that PostgreSQL has and DuckDB has not.</summary>
    private static readonly FrozenSet<string> DuckDbCatalog = Words(
        """
        aggregate amop amproc cast conversion inherits language largeobject locks opclass operator rewrite rules statistic stats
        trigger
        """
    );

    /// <summary>Asked of every name in every statement.</summary>
    /// <param name="name">lower case</param>
    public static bool Contains(string name, string engine) =>
        name switch
        {
            ['p', 'g', '_', ..] => Catalog.Contains(name[3..])
                || engine == "duckdb" && DuckDbCatalog.Contains(name[3..]),
            ['s', 't', 'l', '_', ..] => Logs.Contains(name[4..]),
            ['s', 't', 'v', '_', ..] => Snapshots.Contains(name[4..]),
            ['s', 'v', 'l', '_', ..] => LogViews.Contains(name[4..]),
            ['s', 'v', 'v', '_', ..] => MetadataViews.Contains(name[4..]),
            ['s', 'y', 's', '_', ..] => MonitoringViews.Contains(name[4..]),
            ['s', 'v', 'c', 's', '_', ..] => ScalingViews.Contains(name[5..]),
            _ => false,
        };

    /// <summary>What there is instead.</summary>
    public static string HintOf(string name) =>
        name switch
        {
            "pg_attribute_info" => "read SVV_REDSHIFT_COLUMNS",
            "pg_class_info" => "read SVV_REDSHIFT_TABLES",
            "pg_database_info" => "read SVV_REDSHIFT_DATABASES",
            "pg_constraint" => "SHOW TABLE shows declared keys, and sparkify check looks for rows that break them",
            "pg_user" or "pg_user_info" or "pg_group" or "pg_shadow" or "pg_default_acl" => Rights,
            "svl_user_info" or "svv_user_info" or "svv_roles" or "svv_role_grants" or "svv_user_grants" => Rights,
            "svv_external_tables" => "a local engine has no external tables; read SVV_ALL_TABLES for the others",
            "svv_external_columns" => "a local engine has no external tables; read SVV_ALL_COLUMNS for the others",
            "svv_external_schemas" => "a local engine has no external schemas; read SVV_ALL_SCHEMAS for the others",
            "svv_diskusage" or "stv_tbl_perm" => "read SVV_TABLE_INFO for the numbers of rows",
            "sys_copy_replacements" => "read STL_REPLACEMENTS",
            "stv_load_state" => "read SYS_LOAD_HISTORY",
            _ when name.EndsWith("_privileges", StringComparison.Ordinal) => Rights,
            _ when TellsOfStatements(name) => Runs,
            _ => RedshiftOnly,
        };

    private static bool TellsOfStatements(string name) =>
        name.Contains("query", StringComparison.Ordinal)
        || name
            is "svl_qlog"
                or "svl_statementtext"
                or "stl_ddltext"
                or "stl_utilitytext"
                or "stl_error"
                or "stv_recents"
                or "stv_inflight"
                or "sys_transaction_history";

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);
}
