==> migrations/0001_a.sql
create unique index i on t (a);
create index concurrently if not exists i on t (a);
drop index i;
alter index i rename to j;
reindex table t;
cluster t using i;
create table t (a int unique using index i);
