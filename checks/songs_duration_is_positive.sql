-- sparkify: severity=warn
-- range: one row a song whose duration is missing or not positive. No play can match it, and it harms nothing else.
select
    song_id,
    title,
    duration
from songs
where
    duration is null
    or duration <= 0;
