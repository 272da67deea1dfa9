==> migrations/0001_a.sql
create unlogged table t (a int);
create or replace table t (a int);
create global temporary table t (a int);
