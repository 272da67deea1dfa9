==> migrations/0001_a.sql
create table t (index int, cluster int) sortkey (index);
alter table t alter sortkey (cluster);
