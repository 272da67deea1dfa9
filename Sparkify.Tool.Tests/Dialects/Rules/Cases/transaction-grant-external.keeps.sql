==> migrations/0001_a.sql
-- sparkify: transaction=off
grant select on external table s.t to u;
==> migrations/0002_a.sql
-- sparkify: transaction=off
revoke usage on external schema s from u;
==> transforms/010_a.sql
grant select on t to u;
