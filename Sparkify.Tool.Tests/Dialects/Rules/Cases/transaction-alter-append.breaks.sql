==> migrations/0001_a.sql
alter table t append from u;
