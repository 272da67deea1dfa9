==> migrations/0001_a.sql
-- sparkify: transaction=off
truncate a, b
==> migrations/0002_a.sql
-- sparkify: transaction=off
truncate table s.a cascade;
==> migrations/0003_a.sql
-- sparkify: transaction=off
truncate a restart identity;
