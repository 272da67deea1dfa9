==> transforms/010_a.sql
select distinct on (a) a from t;
