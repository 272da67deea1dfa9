==> migrations/0001_a.sql
create table t (a int, d date) partition by range (d);
create table t (a int, d date) partition by list (a);
create table t partition of s for values in (1);
create table t (a int) cluster by (a);
