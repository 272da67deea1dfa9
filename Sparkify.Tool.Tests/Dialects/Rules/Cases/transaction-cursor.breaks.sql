==> migrations/0001_a.sql
-- sparkify: transaction=off
declare c cursor for select 1;
