==> migrations/0001_a.sql
alter table t add column a int unique;
alter table t add column a int references s (a);
alter table t add column a bigint identity (1, 1);
alter table t add column a int sortkey;
