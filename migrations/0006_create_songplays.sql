-- songplays: one event with page NextSong.
-- DISTKEY start_time: its milliseconds spread evenly, and time is distributed by it; every other dimension is on all nodes.
-- Not song_id: it is NULL for most plays, which would all lie on one slice.
-- SORTKEY start_time: reports ask for ranges of it, and plays arrive roughly in this order.
-- user_id is NULL for nobody; song_id and artist_id are NULL where no song record matches.
create table songplays (
    songplay_id varchar(32) not null,
    start_time timestamp not null,
    user_id integer,
    level varchar(16),
    song_id varchar(32),
    artist_id varchar(32),
    session_id integer not null,
    location varchar(1024),
    user_agent varchar(1024),
    primary key (songplay_id),
    foreign key (start_time) references time (start_time),
    foreign key (user_id) references users (user_id),
    foreign key (song_id) references songs (song_id),
    foreign key (artist_id) references artists (artist_id)
)
diststyle key
distkey (start_time)
sortkey (start_time);
