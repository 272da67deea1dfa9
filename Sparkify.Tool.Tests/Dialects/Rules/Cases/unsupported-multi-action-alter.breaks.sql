==> migrations/0001_a.sql
alter table t add column a int, add column b int;
alter table t drop column a, drop column b;
