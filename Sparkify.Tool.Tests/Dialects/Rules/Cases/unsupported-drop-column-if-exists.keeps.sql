==> migrations/0001_a.sql
alter table t drop column a cascade;
alter table t drop constraint c;
