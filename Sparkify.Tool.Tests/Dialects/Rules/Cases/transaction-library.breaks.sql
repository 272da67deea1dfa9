==> migrations/0001_a.sql
create or replace library l language plpythonu from 's3://b/l.zip' iam_role default;
drop library l;
