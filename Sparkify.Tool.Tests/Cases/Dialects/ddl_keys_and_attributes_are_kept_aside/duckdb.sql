CREATE TABLE artists(artist_id VARCHAR NOT NULL, "name" VARCHAR);
CREATE TABLE songs(song_id VARCHAR NOT NULL, artist_id VARCHAR, "year" INTEGER DEFAULT(0));
