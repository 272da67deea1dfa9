==> migrations/0001_a.sql
truncate t;
truncate table s.t;
