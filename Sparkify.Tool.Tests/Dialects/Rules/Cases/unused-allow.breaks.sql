==> transforms/010_a.sql
-- sparkify: allow=transaction-vacuum,unsupported-index
-- because
delete from t;
