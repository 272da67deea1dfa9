create table a (x integer not null, y integer not null encode raw, constraint x_key unique (x)) diststyle even sortkey (x);
create table b (x integer) diststyle all;
