==> transforms/010_a.sql
select a from t where (a, b) in (select c, d from u) and row = 1;
