create table people (id integer not null, manager integer, constraint people_key primary key (id)) diststyle key distkey (id) sortkey (id);
create table visits (person integer references people (id), at timestamp);
