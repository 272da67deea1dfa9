==> migrations/0001_a.sql
alter table t add column a int default 0 not null;
alter table t add unique (a);
