-- relationships: one row a song id that stands in the song data and not in songs, or the other way round.
select
    staging_songs.song_id,
    'record without song' as reason
from staging_songs
left join songs
    on staging_songs.song_id = songs.song_id
where songs.song_id is null
union all
select
    songs.song_id,
    'song without record' as reason
from songs
left join staging_songs
    on songs.song_id = staging_songs.song_id
where staging_songs.song_id is null;
