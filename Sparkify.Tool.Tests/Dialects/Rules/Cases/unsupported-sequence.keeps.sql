==> migrations/0001_a.sql
create table t (sequence bigint identity (1, 1), a int);
