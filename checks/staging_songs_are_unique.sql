-- One row a song_id with more than one version in staging_songs. Staging tables declare no keys.
select
    song_id,
    count(*) as version_count
from staging_songs
group by song_id
having count(*) > 1;
