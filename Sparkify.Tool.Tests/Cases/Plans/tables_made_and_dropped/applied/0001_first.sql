create table old_users (id integer not null primary key, name varchar(64) encode zstd) diststyle all;
create table kept (id integer);
