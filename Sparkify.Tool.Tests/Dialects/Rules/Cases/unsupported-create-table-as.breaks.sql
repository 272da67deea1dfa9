==> migrations/0001_a.sql
create table if not exists t as select 1 as a;
create table t as select a from s with no data;
