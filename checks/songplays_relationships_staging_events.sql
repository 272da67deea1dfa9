-- relationships: one row a NextSong event without its songplay, or a songplay without its event.
with plays as (
    select
        md5(cast(session_id as varchar) || '-' || cast(item_in_session as varchar)) as songplay_id,
        session_id
    from staging_events
    where page = 'NextSong'
)

select
    plays.songplay_id,
    plays.session_id,
    'event without songplay' as reason
from plays
left join songplays
    on plays.songplay_id = songplays.songplay_id
where songplays.songplay_id is null
union all
select
    songplays.songplay_id,
    songplays.session_id,
    'songplay without event' as reason
from songplays
left join plays
    on songplays.songplay_id = plays.songplay_id
where plays.songplay_id is null;
