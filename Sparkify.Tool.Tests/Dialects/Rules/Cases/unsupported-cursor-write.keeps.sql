==> transforms/010_a.sql
delete from t where current = 1;
