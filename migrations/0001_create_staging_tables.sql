-- staging_events: one event (session_id, item_in_session). staging_songs: one song (song_id). Both are kept across loads.
-- No keys are declared: a COPY may bring a second version of a key, and Redshift's planner believes declared keys.
-- loaded_at is the load's transaction, so `loaded_at = sysdate` are the rows of the running load.
-- VARCHAR(n) counts bytes. Titles, names and places of real song data exceed the default of 256; codes are short.

-- DISTKEY session_id: newer versions replace older ones by (session_id, item_in_session), and sessions are small and many.
-- Not song, although songs are matched by it: it is NULL for every other page, and those rows would share one slice.
-- SORTKEY loaded_at: COPY appends in this order, and every transform reads the running load's rows only.
-- registration is written 1541033612796.0: what an integer column makes of a fraction is not documented.
-- length is joined to staging_songs.duration: both DOUBLE PRECISION, as JSON numbers lose digits on their way into DECIMAL.
-- user_id is '' for nobody, which COPY loads into an integer column as NULL.
create table staging_events (
    artist varchar(1024),
    auth varchar(32),
    first_name varchar(256),
    gender varchar(16),
    item_in_session integer not null,
    last_name varchar(256),
    length double precision,
    level varchar(16),
    location varchar(1024),
    method varchar(16),
    page varchar(64),
    registration double precision,
    session_id integer not null,
    song varchar(1024),
    status integer,
    ts timestamp not null,
    user_agent varchar(1024),
    user_id integer,
    loaded_at timestamp not null default sysdate
)
diststyle key
distkey (session_id)
sortkey (loaded_at);

-- DISTSTYLE ALL: small beside the events, which every load joins to it where they lie.
-- SORTKEY loaded_at: as above.
create table staging_songs (
    num_songs integer,
    artist_id varchar(32),
    artist_latitude double precision,
    artist_longitude double precision,
    artist_location varchar(1024),
    artist_name varchar(1024),
    song_id varchar(32) not null,
    title varchar(1024),
    duration double precision,
    year integer,
    loaded_at timestamp not null default sysdate
)
diststyle all
sortkey (loaded_at);
