==> migrations/0001_a.sql
create table t (a int) tablespace s;
create table t (a int) with (fillfactor = 70);
create temp table t (a int) on commit drop;
create table t (a int) using heap;
create table t (a int) diststyle none;
