==> migrations/0001_a.sql
create table t (a int[]);
create table t (a int array);
==> transforms/010_a.sql
delete from t;
select array[1, 2];
select '{1,2}'::int[];
select [1, 2];
