-- songs: one song id. Writes the songs of this load; a song never leaves, as its versions share the song id.
merge into songs
using (
    select
        staging_songs.song_id,
        staging_songs.title,
        staging_songs.artist_id,
        nullif(staging_songs.year, 0) as year,
        staging_songs.duration
    from staging_songs
    where staging_songs.loaded_at = sysdate
) as loaded_songs
    on songs.song_id = loaded_songs.song_id
when matched then update set
    title = loaded_songs.title,
    artist_id = loaded_songs.artist_id,
    year = loaded_songs.year,
    duration = loaded_songs.duration
when not matched then insert (
    song_id,
    title,
    artist_id,
    year,
    duration
) values (
    loaded_songs.song_id,
    loaded_songs.title,
    loaded_songs.artist_id,
    loaded_songs.year,
    loaded_songs.duration
);
