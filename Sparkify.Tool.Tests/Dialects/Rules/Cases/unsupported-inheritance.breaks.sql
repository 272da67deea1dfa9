==> migrations/0001_a.sql
create table t (a int) inherits (s);
==> transforms/010_a.sql
delete from only t;
update only t set a = 1;
select a from only t;
