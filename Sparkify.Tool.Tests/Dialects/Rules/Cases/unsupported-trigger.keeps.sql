==> migrations/0001_a.sql
create table t (trigger int, rule int);
