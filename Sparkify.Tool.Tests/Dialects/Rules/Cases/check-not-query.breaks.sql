==> checks/a.sql
copy t from 's3://b/p' iam_role default;
==> checks/b.sql
select 1; select 2;
==> checks/c.sql
select 1 as a into t;
==> checks/d.sql
delete from t
