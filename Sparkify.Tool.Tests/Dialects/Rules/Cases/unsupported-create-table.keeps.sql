==> migrations/0001_a.sql
create local temporary table t (a int);
create table if not exists u (a int);
