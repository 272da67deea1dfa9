==> migrations/0001_a.sql
create table t as select a from s where false;
