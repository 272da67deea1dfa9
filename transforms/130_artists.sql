-- artists: one artist id. Recomputes the artists of this load's songs and of the versions they replaced.

-- Empty when a load starts here; else filled by 020_staging_songs.
create temp table if not exists replaced_songs (
    song_id varchar(32) not null,
    artist_id varchar(32),
    artist_name varchar(1024),
    title varchar(1024),
    duration double precision
);

-- Artists whose last song went to another artist.
delete from artists
where
    artist_id in (
        select replaced_songs.artist_id
        from replaced_songs
    )
    and not exists (
        select 1
        from staging_songs
        where staging_songs.artist_id = artists.artist_id
    );

-- Of several records the one with a location, then with coordinates, then of the smallest song_id.
-- A location of blanks is an empty one: Redshift compares them as equal, other engines do not.
merge into artists
using (
    select
        ranked_songs.artist_id,
        ranked_songs.artist_name,
        ranked_songs.artist_location,
        ranked_songs.artist_latitude,
        ranked_songs.artist_longitude
    from (
        select
            located_songs.artist_id,
            located_songs.artist_name,
            located_songs.artist_location,
            located_songs.artist_latitude,
            located_songs.artist_longitude,
            row_number() over (
                partition by located_songs.artist_id
                order by
                    case when located_songs.artist_location is null then 1 else 0 end,
                    case
                        when
                            located_songs.artist_latitude is null
                            or located_songs.artist_longitude is null
                            then 1
                        else 0
                    end,
                    located_songs.song_id
            ) as song_rank
        from (
            select
                staging_songs.song_id,
                staging_songs.artist_id,
                staging_songs.artist_name,
                case
                    when rtrim(staging_songs.artist_location, ' ') <> ''
                        then staging_songs.artist_location
                end as artist_location,
                staging_songs.artist_latitude,
                staging_songs.artist_longitude
            from staging_songs
            inner join (
                select loaded_songs.artist_id
                from staging_songs as loaded_songs
                where loaded_songs.loaded_at = sysdate
                union
                select replaced_songs.artist_id
                from replaced_songs
            ) as touched_artists
                on staging_songs.artist_id = touched_artists.artist_id
        ) as located_songs
    ) as ranked_songs
    where ranked_songs.song_rank = 1
) as best_songs
    on artists.artist_id = best_songs.artist_id
when matched then update set
    name = best_songs.artist_name,
    location = best_songs.artist_location,
    latitude = best_songs.artist_latitude,
    longitude = best_songs.artist_longitude
when not matched then insert (
    artist_id,
    name,
    location,
    latitude,
    longitude
) values (
    best_songs.artist_id,
    best_songs.artist_name,
    best_songs.artist_location,
    best_songs.artist_latitude,
    best_songs.artist_longitude
);
