-- time: one distinct start_time of songplays, in UTC; week is ISO, weekday is 0 for Sunday.
-- DISTKEY start_time: nearly as many rows as songplays, so no copy on every node, but each beside its plays.
-- SORTKEY start_time: reports ask for ranges of it, and joining two tables that are sorted and distributed by it is a merge.
create table time (
    start_time timestamp not null,
    hour integer not null,
    day integer not null,
    week integer not null,
    month integer not null,
    year integer not null,
    weekday integer not null,
    primary key (start_time)
)
diststyle key
distkey (start_time)
sortkey (start_time);
