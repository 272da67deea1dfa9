==> migrations/0001_a.sql
-- now
create table t (a int);
