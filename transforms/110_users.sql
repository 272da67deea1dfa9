-- users: one user id seen in any event. Recomputes the users of this load's events and of the versions they replaced.

-- Empty when a load starts here; else filled by 010_staging_events.
create temp table if not exists replaced_events (
    session_id integer not null,
    item_in_session integer not null,
    user_id integer,
    ts timestamp not null
);

-- Users whose last event was replaced by another user's.
delete from users
where
    user_id in (
        select replaced_events.user_id
        from replaced_events
    )
    and not exists (
        select 1
        from staging_events
        where staging_events.user_id = users.user_id
    );

-- The newest event decides; two of one ts by item_in_session, then by session_id.
merge into users
using (
    select
        ranked_events.user_id,
        ranked_events.first_name,
        ranked_events.last_name,
        ranked_events.gender,
        ranked_events.level
    from (
        select
            staging_events.user_id,
            staging_events.first_name,
            staging_events.last_name,
            staging_events.gender,
            staging_events.level,
            row_number() over (
                partition by staging_events.user_id
                order by
                    staging_events.ts desc,
                    staging_events.item_in_session desc,
                    staging_events.session_id desc
            ) as event_rank
        from staging_events
        inner join (
            select loaded_events.user_id
            from staging_events as loaded_events
            where loaded_events.loaded_at = sysdate
            union
            select replaced_events.user_id
            from replaced_events
        ) as touched_users
            on staging_events.user_id = touched_users.user_id
    ) as ranked_events
    where ranked_events.event_rank = 1
) as newest_events
    on users.user_id = newest_events.user_id
when matched then update set
    first_name = newest_events.first_name,
    last_name = newest_events.last_name,
    gender = newest_events.gender,
    level = newest_events.level
when not matched then insert (
    user_id,
    first_name,
    last_name,
    gender,
    level
) values (
    newest_events.user_id,
    newest_events.first_name,
    newest_events.last_name,
    newest_events.gender,
    newest_events.level
);
