==> migrations/0001_a.sql
create table t (a int);
alter table t add column b int;
create or replace view v as select 1 as a with no schema binding;
call p('x');
