==> migrations/0001_a.sql
alter table t add column a int;
