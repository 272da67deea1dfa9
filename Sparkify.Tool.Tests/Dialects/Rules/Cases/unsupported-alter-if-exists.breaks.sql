==> migrations/0001_a.sql
alter table if exists t add column a int;
