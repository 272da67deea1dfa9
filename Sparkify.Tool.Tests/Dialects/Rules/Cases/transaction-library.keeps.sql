==> migrations/0001_a.sql
-- sparkify: transaction=off
create or replace library l language plpythonu from 's3://b/l.zip' iam_role default;
==> migrations/0002_a.sql
-- sparkify: transaction=off
drop library l;
==> transforms/010_a.sql
create function f() returns int stable as $$ select 1 $$ language sql;
