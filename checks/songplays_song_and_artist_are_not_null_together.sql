-- not null: one row a songplay that has an artist and no song. A match gives both.
select
    songplay_id,
    song_id,
    artist_id
from songplays
where
    song_id is null
    and artist_id is not null;
