==> transforms/010_a.sql
-- sparkify: allow=transaction-trunkate
-- a reason
delete from t;
