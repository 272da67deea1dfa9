==> transforms/010_a.sql
select a from t where a is not distinct from b;
select a from t where a is distinct from b;
