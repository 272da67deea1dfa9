-- relationships: one row an artist without a song record; the other way round is the foreign key of songs.
select
    artists.artist_id,
    artists.name
from artists
left join staging_songs
    on artists.artist_id = staging_songs.artist_id
where staging_songs.artist_id is null;
