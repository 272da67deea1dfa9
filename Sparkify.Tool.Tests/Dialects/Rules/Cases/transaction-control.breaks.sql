==> migrations/0001_a.sql
create table t (a int);
begin;
start transaction;
==> transforms/010_a.sql
commit; end; rollback; abort;
