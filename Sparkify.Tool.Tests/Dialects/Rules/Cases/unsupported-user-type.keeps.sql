==> migrations/0001_a.sql
create table t (type int, domain int);
