==> migrations/0001_a.sql
create temp table t (a int) diststyle even;
