==> transforms/010_a.sql
select row(1, 2);
select a from t where row(a, b) = row(1, 2);
