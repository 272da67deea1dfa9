-- staging_events: one event (session_id, item_in_session). Appends the events of new and changed objects, which replace older versions.
copy staging_events (
    artist,
    auth,
    first_name,
    gender,
    item_in_session,
    last_name,
    length,
    level,
    location,
    method,
    page,
    registration,
    session_id,
    song,
    status,
    ts,
    user_agent,
    user_id
)
from '${log_data}'
iam_role '${iam_role}'
json '${log_json_path}'
timeformat 'epochmillisecs';

-- Of duplicates within this load the greatest ts stays; the other columns only make the choice the same for every order of
-- objects. Exact duplicates have nothing to be told apart by, so the one row that stays goes through a temporary table.
create temp table if not exists repeated_events (like staging_events);

delete from repeated_events;

insert into repeated_events (
    artist,
    auth,
    first_name,
    gender,
    item_in_session,
    last_name,
    length,
    level,
    location,
    method,
    page,
    registration,
    session_id,
    song,
    status,
    ts,
    user_agent,
    user_id,
    loaded_at
)
with repeated_keys as (
    select
        session_id,
        item_in_session
    from staging_events
    where loaded_at = sysdate
    group by
        session_id,
        item_in_session
    having count(*) > 1
),

ranked_events as (
    select
        staging_events.artist,
        staging_events.auth,
        staging_events.first_name,
        staging_events.gender,
        staging_events.item_in_session,
        staging_events.last_name,
        staging_events.length,
        staging_events.level,
        staging_events.location,
        staging_events.method,
        staging_events.page,
        staging_events.registration,
        staging_events.session_id,
        staging_events.song,
        staging_events.status,
        staging_events.ts,
        staging_events.user_agent,
        staging_events.user_id,
        staging_events.loaded_at,
        row_number() over (
            partition by
                staging_events.session_id,
                staging_events.item_in_session
            order by
                staging_events.ts desc,
                staging_events.artist,
                staging_events.auth,
                staging_events.first_name,
                staging_events.gender,
                staging_events.last_name,
                staging_events.length,
                staging_events.level,
                staging_events.location,
                staging_events.method,
                staging_events.page,
                staging_events.registration,
                staging_events.song,
                staging_events.status,
                staging_events.user_agent,
                staging_events.user_id
        ) as event_rank
    from staging_events
    inner join repeated_keys
        on
            staging_events.session_id = repeated_keys.session_id
            and staging_events.item_in_session = repeated_keys.item_in_session
    where staging_events.loaded_at = sysdate
)

select
    artist,
    auth,
    first_name,
    gender,
    item_in_session,
    last_name,
    length,
    level,
    location,
    method,
    page,
    registration,
    session_id,
    song,
    status,
    ts,
    user_agent,
    user_id,
    loaded_at
from ranked_events
where event_rank = 1;

delete from staging_events
using repeated_events
where
    staging_events.session_id = repeated_events.session_id
    and staging_events.item_in_session = repeated_events.item_in_session
    and staging_events.loaded_at = sysdate;

insert into staging_events (
    artist,
    auth,
    first_name,
    gender,
    item_in_session,
    last_name,
    length,
    level,
    location,
    method,
    page,
    registration,
    session_id,
    song,
    status,
    ts,
    user_agent,
    user_id,
    loaded_at
)
select
    artist,
    auth,
    first_name,
    gender,
    item_in_session,
    last_name,
    length,
    level,
    location,
    method,
    page,
    registration,
    session_id,
    song,
    status,
    ts,
    user_agent,
    user_id,
    loaded_at
from repeated_events;

-- What the replaced versions said is kept for the dimensions: their user and their time may have changed or gone.
-- Older means another load's, not an earlier one's: clocks may go back.
create temp table if not exists replaced_events (
    session_id integer not null,
    item_in_session integer not null,
    user_id integer,
    ts timestamp not null
);

delete from replaced_events;

insert into replaced_events (
    session_id,
    item_in_session,
    user_id,
    ts
)
select
    older_events.session_id,
    older_events.item_in_session,
    older_events.user_id,
    older_events.ts
from staging_events as older_events
inner join staging_events as newer_events
    on
        older_events.session_id = newer_events.session_id
        and older_events.item_in_session = newer_events.item_in_session
where
    older_events.loaded_at <> sysdate
    and newer_events.loaded_at = sysdate;

delete from staging_events
using replaced_events
where
    staging_events.session_id = replaced_events.session_id
    and staging_events.item_in_session = replaced_events.item_in_session
    and staging_events.loaded_at <> sysdate;
