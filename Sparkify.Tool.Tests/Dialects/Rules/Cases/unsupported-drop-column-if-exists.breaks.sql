==> migrations/0001_a.sql
alter table t drop column if exists a;
alter table t drop constraint if exists c;
