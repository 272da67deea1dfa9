==> transforms/010_a.sql
delete from t;
copy t from 's3://b/p' iam_role default;
unload ('select 1') to 's3://b/p' iam_role default;
