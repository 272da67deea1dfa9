-- staging_songs: one song (song_id). Appends the songs of new and changed objects, which replace older versions.
copy staging_songs (
    num_songs,
    artist_id,
    artist_latitude,
    artist_longitude,
    artist_location,
    artist_name,
    song_id,
    title,
    duration,
    year
)
from '${song_data}'
iam_role '${iam_role}'
json 'auto';

-- Of duplicates within this load one stays, the same for every order of objects; songs carry no time that could choose.
-- Exact duplicates have nothing to be told apart by, so the one row that stays goes through a temporary table.
create temp table if not exists repeated_songs (like staging_songs);

delete from repeated_songs;

insert into repeated_songs (
    num_songs,
    artist_id,
    artist_latitude,
    artist_longitude,
    artist_location,
    artist_name,
    song_id,
    title,
    duration,
    year,
    loaded_at
)
with repeated_keys as (
    select song_id
    from staging_songs
    where loaded_at = sysdate
    group by song_id
    having count(*) > 1
),

ranked_songs as (
    select
        staging_songs.num_songs,
        staging_songs.artist_id,
        staging_songs.artist_latitude,
        staging_songs.artist_longitude,
        staging_songs.artist_location,
        staging_songs.artist_name,
        staging_songs.song_id,
        staging_songs.title,
        staging_songs.duration,
        staging_songs.year,
        staging_songs.loaded_at,
        row_number() over (
            partition by staging_songs.song_id
            order by
                staging_songs.artist_id,
                staging_songs.artist_name,
                staging_songs.title,
                staging_songs.duration,
                staging_songs.year,
                staging_songs.artist_location,
                staging_songs.artist_latitude,
                staging_songs.artist_longitude,
                staging_songs.num_songs
        ) as song_rank
    from staging_songs
    inner join repeated_keys
        on staging_songs.song_id = repeated_keys.song_id
    where staging_songs.loaded_at = sysdate
)

select
    num_songs,
    artist_id,
    artist_latitude,
    artist_longitude,
    artist_location,
    artist_name,
    song_id,
    title,
    duration,
    year,
    loaded_at
from ranked_songs
where song_rank = 1;

delete from staging_songs
using repeated_songs
where
    staging_songs.song_id = repeated_songs.song_id
    and staging_songs.loaded_at = sysdate;

insert into staging_songs (
    num_songs,
    artist_id,
    artist_latitude,
    artist_longitude,
    artist_location,
    artist_name,
    song_id,
    title,
    duration,
    year,
    loaded_at
)
select
    num_songs,
    artist_id,
    artist_latitude,
    artist_longitude,
    artist_location,
    artist_name,
    song_id,
    title,
    duration,
    year,
    loaded_at
from repeated_songs;

-- What the replaced versions said is kept: their artist may have changed or gone, and plays that they matched may match no more.
-- Older means another load's, not an earlier one's: clocks may go back.
create temp table if not exists replaced_songs (
    song_id varchar(32) not null,
    artist_id varchar(32),
    artist_name varchar(1024),
    title varchar(1024),
    duration double precision
);

delete from replaced_songs;

insert into replaced_songs (
    song_id,
    artist_id,
    artist_name,
    title,
    duration
)
select
    older_songs.song_id,
    older_songs.artist_id,
    older_songs.artist_name,
    older_songs.title,
    older_songs.duration
from staging_songs as older_songs
inner join staging_songs as newer_songs
    on older_songs.song_id = newer_songs.song_id
where
    older_songs.loaded_at <> sysdate
    and newer_songs.loaded_at = sysdate;

delete from staging_songs
using replaced_songs
where
    staging_songs.song_id = replaced_songs.song_id
    and staging_songs.loaded_at <> sysdate;
