==> transforms/010_a.sql
delete from t;
delete from s.t;
copy t from stdin;
copy s.t to 's3://b/p';
copy (select 1) to 'f.csv';
