==> migrations/0001_a.sql
alter table t alter column a set default 1;
alter table t alter column a drop default;
alter table t alter column a set not null;
alter table t alter column a type bigint;
alter table t alter column a set data type bigint;
