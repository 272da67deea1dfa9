==> transforms/010_a.sql
select a from t where random() < 0.1;
