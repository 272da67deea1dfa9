==> transforms/010_a.sql
-- sparkify: allow=transaction-truncate
-- a reason
truncate t;
