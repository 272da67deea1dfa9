-- songplays: one event with page NextSong. Recomputes the plays of this load's events, and those which this load's songs match
-- or whose song they replaced.

-- Empty when a load starts here; else filled by 020_staging_songs.
create temp table if not exists replaced_songs (
    song_id varchar(32) not null,
    artist_id varchar(32),
    artist_name varchar(1024),
    title varchar(1024),
    duration double precision
);

create temp table if not exists touched_events (
    songplay_id varchar(32) not null,
    session_id integer not null,
    item_in_session integer not null
);

delete from touched_events;

-- Trailing blanks are cut on both sides of a match: Redshift ignores them, other engines do not.
insert into touched_events (
    songplay_id,
    session_id,
    item_in_session
)
with touched_songs as (
    select
        staging_songs.title,
        staging_songs.artist_name,
        staging_songs.duration
    from staging_songs
    where staging_songs.loaded_at = sysdate
    union all
    select
        replaced_songs.title,
        replaced_songs.artist_name,
        replaced_songs.duration
    from replaced_songs
),

touched_keys as (
    select
        staging_events.session_id,
        staging_events.item_in_session
    from staging_events
    where staging_events.loaded_at = sysdate
    union
    select
        staging_events.session_id,
        staging_events.item_in_session
    from staging_events
    inner join touched_songs
        on
            rtrim(staging_events.song, ' ') = rtrim(touched_songs.title, ' ')
            and rtrim(staging_events.artist, ' ') = rtrim(touched_songs.artist_name, ' ')
            and staging_events.length = touched_songs.duration
    where staging_events.page = 'NextSong'
)

select
    md5(cast(session_id as varchar) || '-' || cast(item_in_session as varchar)),
    session_id,
    item_in_session
from touched_keys;

-- Also the plays whose event is on another page now.
delete from songplays
using touched_events
where songplays.songplay_id = touched_events.songplay_id;

-- An empty location is none.
insert into songplays (
    songplay_id,
    start_time,
    user_id,
    level,
    song_id,
    artist_id,
    session_id,
    location,
    user_agent
)
with ranked_songs as (
    select
        rtrim(staging_songs.title, ' ') as title,
        rtrim(staging_songs.artist_name, ' ') as artist_name,
        staging_songs.duration,
        staging_songs.song_id,
        staging_songs.artist_id,
        row_number() over (
            partition by
                rtrim(staging_songs.title, ' '),
                rtrim(staging_songs.artist_name, ' '),
                staging_songs.duration
            order by staging_songs.song_id
        ) as song_rank
    from staging_songs
),

matching_songs as (
    select
        title,
        artist_name,
        duration,
        song_id,
        artist_id
    from ranked_songs
    where song_rank = 1
)

select
    touched_events.songplay_id,
    staging_events.ts,
    staging_events.user_id,
    staging_events.level,
    matching_songs.song_id,
    matching_songs.artist_id,
    staging_events.session_id,
    case
        when rtrim(staging_events.location, ' ') <> ''
            then staging_events.location
    end,
    staging_events.user_agent
from touched_events
inner join staging_events
    on
        touched_events.session_id = staging_events.session_id
        and touched_events.item_in_session = staging_events.item_in_session
left join matching_songs
    on
        rtrim(staging_events.song, ' ') = matching_songs.title
        and rtrim(staging_events.artist, ' ') = matching_songs.artist_name
        and staging_events.length = matching_songs.duration
where staging_events.page = 'NextSong';
