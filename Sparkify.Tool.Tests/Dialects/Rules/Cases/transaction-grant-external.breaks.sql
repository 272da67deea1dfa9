==> migrations/0001_a.sql
grant select on external table s.t to u;
revoke usage on external schema s from u;
