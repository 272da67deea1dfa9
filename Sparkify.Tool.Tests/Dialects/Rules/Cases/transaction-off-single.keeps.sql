==> migrations/0001_a.sql
-- sparkify: transaction=off
vacuum t;
==> transforms/010_a.sql
-- sparkify: transaction=off
vacuum t;
vacuum u;
