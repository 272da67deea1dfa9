==> migrations/0001_a.sql
create table t (a int, b int);
