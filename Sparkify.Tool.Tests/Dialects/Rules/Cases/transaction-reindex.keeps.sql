==> migrations/0001_a.sql
-- sparkify: transaction=off
reindex database d;
==> migrations/0002_a.sql
-- sparkify: transaction=off
rebuildcat;
==> migrations/0003_a.sql
-- sparkify: transaction=off
indexcat;
==> transforms/010_a.sql
analyze;
