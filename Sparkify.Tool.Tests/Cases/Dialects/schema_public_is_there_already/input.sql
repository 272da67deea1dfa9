create schema if not exists public;
create schema "Other";
create table other.t (a integer);
insert into "OTHER".t values (1);
select a from other.t;
