==> transforms/010_a.sql
delete from t;
copy t from 's3://b/p' iam_role default json 'auto' gzip maxerror 5;
copy t from 's3://b/p' iam_role default csv quote '%' delimiter ';' ignoreheader 1;
