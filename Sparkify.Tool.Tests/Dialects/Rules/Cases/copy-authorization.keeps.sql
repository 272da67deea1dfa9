==> transforms/010_a.sql
delete from t;
copy t from 's3://b/p' iam_role default json 'auto';
