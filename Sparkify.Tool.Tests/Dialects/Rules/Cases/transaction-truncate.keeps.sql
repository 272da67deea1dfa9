==> migrations/0001_a.sql
-- sparkify: transaction=off
truncate t;
==> migrations/0002_a.sql
-- sparkify: transaction=off
truncate table s.t;
==> transforms/010_a.sql
delete from t;
