==> migrations/0001_a.sql
-- sparkify: transaction=off
alter table t alter column a type varchar(300);
==> transforms/010_a.sql
alter table t alter column a encode zstd;
