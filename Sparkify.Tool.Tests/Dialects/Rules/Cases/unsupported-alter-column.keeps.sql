==> migrations/0001_a.sql
alter table t alter column a encode zstd;
