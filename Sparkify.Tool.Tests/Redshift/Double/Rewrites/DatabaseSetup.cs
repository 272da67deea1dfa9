namespace Sparkify.Tool.Tests.Redshift.Double.Rewrites;

/// <summary>
/// What the database behind a double needs to answer as Redshift: functions under their own names, VARCHAR lengths in bytes, system views.
/// Functions stand in pg_catalog so that no search_path hides them; that needs a superuser.
/// </summary>
internal static class DatabaseSetup
{
    public const string Schema = "redshift_double";

    public const string Sql = Functions + Bytes + DeclaredKeys.Sql + Views + SystemViews.Types;

    private const string Functions = """
        create schema redshift_double;

        create function redshift_double.version() returns text language sql immutable return
            'PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.77467';
        create function redshift_double.current_database() returns text language sql stable return
            current_setting('redshift.database');
        create function redshift_double."current_user"() returns text language sql stable return
            current_setting('redshift.user_name');

        create function pg_catalog.sysdate() returns timestamp language sql stable return localtimestamp;
        create function pg_catalog.getdate() returns timestamp language sql stable return
            date_trunc('second', statement_timestamp()::timestamp);
        create function pg_catalog.len(text) returns integer language sql immutable return length($1);
        create function pg_catalog.charindex(text, text) returns integer language sql immutable return strpos($2, $1);
        create function pg_catalog.dateadd(part text, number integer, start timestamp) returns timestamp language sql
            immutable return start + number * ('1 ' || part)::interval;
        create function pg_catalog.datediff(part text, start timestamp, finish timestamp) returns bigint language sql
            immutable return case part
                when 'day' then finish::date - start::date
                when 'hour' then (extract(epoch from date_trunc('hour', finish)) - extract(epoch from date_trunc('hour', start))) / 3600
                when 'minute' then (extract(epoch from date_trunc('minute', finish)) - extract(epoch from date_trunc('minute', start))) / 60
                when 'second' then extract(epoch from date_trunc('second', finish)) - extract(epoch from date_trunc('second', start))
                when 'millisecond' then (extract(epoch from date_trunc('milliseconds', finish)) - extract(epoch from date_trunc('milliseconds', start))) * 1000
            end;

        create function redshift_double.date_part(part text, moment timestamp) returns integer language sql
            immutable return trunc(pg_catalog.date_part(part, moment))::integer;

        -- The session's value comes as an argument: the double puts it in.
        create function pg_catalog.pg_last_copy_count(bigint) returns bigint language sql immutable return $1;
        create function pg_catalog.pg_last_copy_id(bigint) returns bigint language sql immutable return $1;

        """;

    private const string Bytes = """
        create function redshift_double.check_bytes() returns trigger language plpgsql as $$
        declare
            text_column record;
            is_long boolean;
        begin
            for text_column in
                select attname, atttypmod - 4 as max_bytes, atttypid = 'bpchar'::regtype as is_char
                from pg_attribute
                where attrelid = tg_relid and attnum > 0 and not attisdropped
                    and atttypid in ('varchar'::regtype, 'bpchar'::regtype) and atttypmod > 4
            loop
                execute format(
                    'select exists (select 1 from new_rows where octet_length(%I) > %s)',
                    text_column.attname, text_column.max_bytes
                ) into is_long;
                if is_long then
                    raise exception using
                        errcode = '22001',
                        -- A CHAR is padded: more bytes than its length are no single-byte characters.
                        message = case when text_column.is_char
                            then 'Multibyte character not supported for CHAR (Hint: Try using VARCHAR)'
                            else format('value too long for type character varying(%s)', text_column.max_bytes) end;
                end if;
            end loop;
            return null;
        end
        $$;

        create function redshift_double.watch_table() returns event_trigger language plpgsql as $$
        declare
            made record;
        begin
            for made in
                select objid from pg_event_trigger_ddl_commands()
                where object_type = 'table' and command_tag in ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO')
            loop
                execute format(
                    'create trigger inserted_bytes after insert on %s referencing new table as new_rows
                     for each statement execute function redshift_double.check_bytes()',
                    made.objid::regclass
                );
                execute format(
                    'create trigger updated_bytes after update on %s referencing new table as new_rows
                     for each statement execute function redshift_double.check_bytes()',
                    made.objid::regclass
                );
            end loop;
        end
        $$;

        """;

    private const string Views = """
        create view redshift_double.svv_transactions as
            select
                activity.usename::text as txn_owner, activity.datname::text as txn_db,
                coalesce(activity.backend_xid::text::bigint, activity.pid) as xid, activity.pid,
                activity.xact_start::timestamp as txn_start, locks.mode as lock_mode,
                case when locks.locktype = 'relation' then 'relation' else 'transactionid' end as lockable_object_type,
                case when locks.locktype = 'relation' then locks.relation::integer end as relation,
                locks.granted
            from pg_locks as locks
            inner join pg_stat_activity as activity on locks.pid = activity.pid
            where activity.datname = current_database() and locks.locktype in ('relation', 'virtualxid');
        create view redshift_double.stv_recents as
            select 1 as userid, 'Running'::char(20) as status, query_start::timestamp as starttime, 0::bigint as duration,
                usename::char(50) as user_name, datname::char(50) as db_name, query::char(600) as query, pid
            from pg_stat_activity where datname = current_database() and state = 'active';
        create view redshift_double.stv_db_isolation_level as
            select current_setting('redshift.database') as db_name, 'Snapshot Isolation' as isolation_level;
        create view redshift_double.svv_tables as
            select table_catalog, table_schema, table_name, table_type, null::text as remarks from information_schema.tables;
        create view redshift_double.svv_columns as
            select table_catalog, table_schema, table_name, column_name, ordinal_position, column_default, is_nullable,
                data_type, character_maximum_length, numeric_precision, numeric_scale, null::text as remarks
            from information_schema.columns;
        create view redshift_double.svv_table_info as
            select current_setting('redshift.database') as database, nspname::text as schema, relation.oid::integer as table_id,
                relname::text as "table", 'N' as encoded, 'AUTO(ALL)' as diststyle, 'AUTO(SORTKEY)' as sortkey1,
                1::bigint as size, greatest(reltuples, 0)::numeric(38, 0) as tbl_rows, 0::numeric(5, 2) as unsorted,
                0::numeric(5, 2) as stats_off
            from pg_class as relation
            inner join pg_namespace on relnamespace = pg_namespace.oid
            where relkind = 'r' and nspname not like 'pg\_%'
                and nspname not in ('information_schema', 'redshift_double');
        create view redshift_double.pg_table_def as
            select nspname::text as schemaname, relname::text as tablename, attname::text as "column",
                format_type(atttypid, atttypmod) as type, 'none' as encoding, false as distkey, 0 as sortkey,
                attnotnull as "notnull"
            from pg_attribute
            inner join pg_class on attrelid = pg_class.oid
            inner join pg_namespace on relnamespace = pg_namespace.oid
            where attnum > 0 and not attisdropped and relkind in ('r', 'v') and nspname = any(current_schemas(true));

        create event trigger watch_table on ddl_command_end
            when tag in ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO')
            execute function redshift_double.watch_table();

        """;
}
