-- not null: one row a play of somebody logged in whose user is not known.
select
    songplays.songplay_id,
    songplays.start_time,
    songplays.session_id
from songplays
inner join staging_events
    on
        songplays.session_id = staging_events.session_id
        and songplays.songplay_id
        = md5(
            cast(staging_events.session_id as varchar)
            || '-'
            || cast(staging_events.item_in_session as varchar)
        )
where
    staging_events.auth = 'Logged In'
    and songplays.user_id is null;
