==> migrations/0001_a.sql
create rls policy p with (a int) using (a = 1);
create masking policy p with (a int) using (0);
create user u password disable;
create group g;
create role r;
analyze t;
comment on table t is 'x';
set query_group to 'x';
reset query_group;
==> transforms/010_a.sql
delete from t;
explain verbose select 1;
explain (select 1);
