-- time: one distinct start_time of songplays. Adds the times of this load's plays, removes those whose last play was replaced.

-- Empty when a load starts here; else filled by 010_staging_events.
create temp table if not exists replaced_events (
    session_id integer not null,
    item_in_session integer not null,
    user_id integer,
    ts timestamp not null
);

delete from time
where
    start_time in (
        select replaced_events.ts
        from replaced_events
    )
    and not exists (
        select 1
        from staging_events
        where
            staging_events.ts = time.start_time
            and staging_events.page = 'NextSong'
    );

-- The parts follow from start_time alone, so a row that is there is right.
insert into time (
    start_time,
    hour,
    day,
    week,
    month,
    year,
    weekday
)
select distinct
    staging_events.ts,
    cast(extract(hour from staging_events.ts) as integer),
    cast(extract(day from staging_events.ts) as integer),
    cast(extract(week from staging_events.ts) as integer),
    cast(extract(month from staging_events.ts) as integer),
    cast(extract(year from staging_events.ts) as integer),
    cast(extract(dow from staging_events.ts) as integer)
from staging_events
where
    staging_events.loaded_at = sysdate
    and staging_events.page = 'NextSong'
    and not exists (
        select 1
        from time
        where time.start_time = staging_events.ts
    );
