==> transforms/010_a.sql
-- sparkify: allow=transaction-vacuum
-- because
vacuum t;
