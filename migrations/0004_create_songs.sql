-- songs: one song id of the song data.
-- DISTSTYLE ALL: a small dimension, copied to every node so that joins to it move no rows.
-- SORTKEY song_id: what it is joined and merged by.
create table songs (
    song_id varchar(32) not null,
    title varchar(1024),
    artist_id varchar(32),
    year integer,
    duration double precision,
    primary key (song_id),
    foreign key (artist_id) references artists (artist_id)
)
diststyle all
sortkey (song_id);
