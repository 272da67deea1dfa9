-- The warehouse of the repository's migrations and transforms, written for DuckDB: the same tables by the same steps.
begin;

create table staging_events (
    artist varchar,
    auth varchar,
    first_name varchar,
    gender varchar,
    item_in_session integer not null,
    last_name varchar,
    length double,
    level varchar,
    location varchar,
    method varchar,
    page varchar,
    registration double,
    session_id integer not null,
    song varchar,
    status integer,
    ts timestamp not null,
    user_agent varchar,
    user_id integer,
    loaded_at timestamp not null default current_timestamp::timestamp
);

create table staging_songs (
    num_songs integer,
    artist_id varchar,
    artist_latitude double,
    artist_longitude double,
    artist_location varchar,
    artist_name varchar,
    song_id varchar not null,
    title varchar,
    duration double,
    year integer,
    loaded_at timestamp not null default current_timestamp::timestamp
);

create table users (
    user_id integer not null,
    first_name varchar,
    last_name varchar,
    gender varchar,
    level varchar
);

create table artists (
    artist_id varchar not null,
    name varchar,
    location varchar,
    latitude double,
    longitude double
);

create table songs (
    song_id varchar not null,
    title varchar,
    artist_id varchar,
    year integer,
    duration double
);

create table time (
    start_time timestamp not null,
    hour integer not null,
    day integer not null,
    week integer not null,
    month integer not null,
    year integer not null,
    weekday integer not null
);

create table songplays (
    songplay_id varchar not null,
    start_time timestamp not null,
    user_id integer,
    level varchar,
    song_id varchar,
    artist_id varchar,
    session_id integer not null,
    location varchar,
    user_agent varchar
);

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
    user_id
)
select
    artist,
    auth,
    firstName,
    gender,
    itemInSession,
    lastName,
    length,
    level,
    location,
    method,
    page,
    registration,
    sessionId,
    song,
    status,
    make_timestamp(ts * 1000),
    userAgent,
    cast(nullif(userId, '') as integer)
from read_json(
    '${log_data}/**/*.json',
    format = 'newline_delimited',
    columns = {
        artist: 'varchar',
        auth: 'varchar',
        firstName: 'varchar',
        gender: 'varchar',
        itemInSession: 'integer',
        lastName: 'varchar',
        length: 'double',
        level: 'varchar',
        location: 'varchar',
        method: 'varchar',
        page: 'varchar',
        registration: 'double',
        sessionId: 'integer',
        song: 'varchar',
        status: 'integer',
        ts: 'bigint',
        userAgent: 'varchar',
        userId: 'varchar'
    }
);

-- Of duplicates within a load the greatest ts stays.
create temp table repeated_events as
with repeated_keys as (
    select
        session_id,
        item_in_session
    from staging_events
    group by all
    having count(*) > 1
)

select staging_events.*
from staging_events
inner join repeated_keys using (session_id, item_in_session)
qualify
    row_number() over (
        partition by
            session_id,
            item_in_session
        order by
            ts desc,
            artist,
            auth,
            first_name,
            gender,
            last_name,
            length,
            level,
            location,
            method,
            page,
            registration,
            song,
            status,
            user_agent,
            user_id
    ) = 1;

delete from staging_events
using repeated_events
where
    staging_events.session_id = repeated_events.session_id
    and staging_events.item_in_session = repeated_events.item_in_session;

insert into staging_events
select *
from repeated_events;

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
    year
)
select *
from read_json(
    '${song_data}/**/*.json',
    format = 'newline_delimited',
    columns = {
        num_songs: 'integer',
        artist_id: 'varchar',
        artist_latitude: 'double',
        artist_longitude: 'double',
        artist_location: 'varchar',
        artist_name: 'varchar',
        song_id: 'varchar',
        title: 'varchar',
        duration: 'double',
        year: 'integer'
    }
);

create temp table repeated_songs as
with repeated_keys as (
    select song_id
    from staging_songs
    group by all
    having count(*) > 1
)

select staging_songs.*
from staging_songs
inner join repeated_keys using (song_id)
qualify
    row_number() over (
        partition by song_id
        order by
            artist_id,
            artist_name,
            title,
            duration,
            year,
            artist_location,
            artist_latitude,
            artist_longitude,
            num_songs
    ) = 1;

delete from staging_songs
using repeated_songs
where staging_songs.song_id = repeated_songs.song_id;

insert into staging_songs
select *
from repeated_songs;

merge into users
using (
    select
        user_id,
        first_name,
        last_name,
        gender,
        level
    from staging_events
    where user_id is not null
    qualify
        row_number() over (
            partition by user_id
            order by
                ts desc,
                item_in_session desc,
                session_id desc
        ) = 1
) as newest_events
    on users.user_id = newest_events.user_id
when matched then update set
    first_name = newest_events.first_name,
    last_name = newest_events.last_name,
    gender = newest_events.gender,
    level = newest_events.level
when not matched then insert;

merge into songs
using (
    select
        song_id,
        title,
        artist_id,
        nullif(year, 0) as year,
        duration
    from staging_songs
) as loaded_songs
    on songs.song_id = loaded_songs.song_id
when matched then update set
    title = loaded_songs.title,
    artist_id = loaded_songs.artist_id,
    year = loaded_songs.year,
    duration = loaded_songs.duration
when not matched then insert;

merge into artists
using (
    select
        artist_id,
        artist_name,
        case when rtrim(artist_location, ' ') <> '' then artist_location end as artist_location,
        artist_latitude,
        artist_longitude
    from staging_songs
    qualify
        row_number() over (
            partition by artist_id
            order by
                coalesce(rtrim(artist_location, ' '), '') = '',
                artist_latitude is null or artist_longitude is null,
                song_id
        ) = 1
) as best_songs
    on artists.artist_id = best_songs.artist_id
when matched then update set
    name = best_songs.artist_name,
    location = best_songs.artist_location,
    latitude = best_songs.artist_latitude,
    longitude = best_songs.artist_longitude
when not matched then insert;

insert into time
select distinct
    ts,
    extract('hour' from ts),
    extract('day' from ts),
    extract('week' from ts),
    extract('month' from ts),
    extract('year' from ts),
    extract('dow' from ts)
from staging_events
where
    page = 'NextSong'
    and not exists (
        select 1
        from time
        where time.start_time = staging_events.ts
    );

create temp table touched_events as
with touched_keys as (
    select
        session_id,
        item_in_session
    from staging_events
    union
    select
        staging_events.session_id,
        staging_events.item_in_session
    from staging_events
    inner join staging_songs
        on
            rtrim(staging_events.song, ' ') = rtrim(staging_songs.title, ' ')
            and rtrim(staging_events.artist, ' ') = rtrim(staging_songs.artist_name, ' ')
            and staging_events.length = staging_songs.duration
    where staging_events.page = 'NextSong'
)

select
    md5(session_id || '-' || item_in_session) as songplay_id,
    session_id,
    item_in_session
from touched_keys;

delete from songplays
using touched_events
where songplays.songplay_id = touched_events.songplay_id;

insert into songplays
with matching_songs as (
    select
        rtrim(title, ' ') as title,
        rtrim(artist_name, ' ') as artist_name,
        duration,
        song_id,
        artist_id
    from staging_songs
    qualify
        row_number() over (
            partition by
                rtrim(title, ' '),
                rtrim(artist_name, ' '),
                duration
            order by song_id
        ) = 1
)

select
    touched_events.songplay_id,
    staging_events.ts,
    staging_events.user_id,
    staging_events.level,
    matching_songs.song_id,
    matching_songs.artist_id,
    staging_events.session_id,
    case when rtrim(staging_events.location, ' ') <> '' then staging_events.location end,
    staging_events.user_agent
from touched_events
inner join staging_events using (session_id, item_in_session)
left join matching_songs
    on
        rtrim(staging_events.song, ' ') = matching_songs.title
        and rtrim(staging_events.artist, ' ') = matching_songs.artist_name
        and staging_events.length = matching_songs.duration
where staging_events.page = 'NextSong';

commit;
