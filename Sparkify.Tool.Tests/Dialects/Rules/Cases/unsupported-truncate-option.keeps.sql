==> migrations/0001_a.sql
-- sparkify: transaction=off
truncate table s.a;
