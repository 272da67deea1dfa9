==> transforms/010_a.sql
select * exclude (a) from t;
select 2 * replace(a, ',', '')::int from t;
select columns from t;
