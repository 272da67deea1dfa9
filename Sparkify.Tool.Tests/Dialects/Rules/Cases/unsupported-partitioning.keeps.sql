==> migrations/0001_a.sql
create table t (a int, d date) distkey (a) sortkey (d);
