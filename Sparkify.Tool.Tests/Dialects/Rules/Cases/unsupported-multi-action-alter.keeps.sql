==> migrations/0001_a.sql
alter table t alter sortkey (a), alter distkey b;
alter table t alter column a encode zstd, alter column b encode az64;
