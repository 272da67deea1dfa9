create table artists (artist_id varchar(32) not null primary key, name varchar(1024) unique encode zstd)
diststyle all
sortkey (artist_id);
create table songs (
    song_id varchar(32) not null encode raw,
    artist_id varchar(32) references artists (artist_id),
    year integer default 0,
    primary key (song_id)
)
distkey (song_id)
compound sortkey (year, song_id);
