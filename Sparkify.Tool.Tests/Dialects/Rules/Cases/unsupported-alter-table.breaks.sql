==> migrations/0001_a.sql
alter table t set schema s;
alter table t rename constraint a to b;
alter table t disable trigger all;
alter table t inherit s;
alter table t cluster on i;
alter table t alter interleaved sortkey (a);
alter table t attach partition s default;
