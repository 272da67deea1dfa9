-- artists: one artist id of the song data.
-- DISTSTYLE ALL: a small dimension, copied to every node so that joins to it move no rows.
-- SORTKEY artist_id: what it is joined and merged by.
create table artists (
    artist_id varchar(32) not null,
    name varchar(1024),
    location varchar(1024),
    latitude double precision,
    longitude double precision,
    primary key (artist_id)
)
diststyle all
sortkey (artist_id);
