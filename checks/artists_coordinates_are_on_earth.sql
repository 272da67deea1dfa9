-- sparkify: severity=warn
-- range: one row an artist whose latitude or longitude is out of range. A slip in the song data, and no join depends on it.
select
    artist_id,
    latitude,
    longitude
from artists
where
    latitude not between -90 and 90
    or longitude not between -180 and 180;
