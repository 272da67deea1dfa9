==> migrations/0001_a.sql
create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table f (a int) server s;
create user mapping for u server s;
