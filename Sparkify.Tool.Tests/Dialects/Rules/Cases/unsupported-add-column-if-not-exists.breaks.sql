==> migrations/0001_a.sql
alter table t add column if not exists a int;
alter table t add if not exists a int;
