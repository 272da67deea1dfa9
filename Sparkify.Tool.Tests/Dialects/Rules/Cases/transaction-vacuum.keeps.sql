==> migrations/0001_a.sql
-- sparkify: transaction=off
vacuum;
==> migrations/0002_a.sql
-- sparkify: transaction=off
vacuum full t to 99 percent;
==> transforms/010_a.sql
analyze t;
