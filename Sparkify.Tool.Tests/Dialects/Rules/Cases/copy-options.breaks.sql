==> transforms/010_a.sql
delete from t;
copy t from 's3://b/p' iam_role default json 'auto' delimiter ',';
copy t from 's3://b/p' iam_role default parquet maxerror 1;
copy t from 's3://b/p' iam_role default json 'Auto';
copy t from 's3://b/p' iam_role default gzip zstd;
