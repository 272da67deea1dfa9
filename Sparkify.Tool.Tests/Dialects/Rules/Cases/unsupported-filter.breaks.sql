==> transforms/010_a.sql
select count(*) filter (where a > 1) from t;
