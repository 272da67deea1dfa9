==> migrations/0001_a.sql
create type mood as enum ('sad', 'ok');
create type p as (x int, y int);
create domain d as int;
drop type mood;
