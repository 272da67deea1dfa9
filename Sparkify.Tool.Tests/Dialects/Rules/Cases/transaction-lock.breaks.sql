==> migrations/0001_a.sql
-- sparkify: transaction=off
lock t;
