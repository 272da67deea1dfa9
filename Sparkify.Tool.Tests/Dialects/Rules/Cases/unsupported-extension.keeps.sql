==> migrations/0001_a.sql
create table t (extension int);
