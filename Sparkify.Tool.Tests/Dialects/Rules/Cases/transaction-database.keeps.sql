==> migrations/0001_a.sql
-- sparkify: transaction=off
create database d;
==> migrations/0002_a.sql
-- sparkify: transaction=off
drop database d;
==> migrations/0003_a.sql
-- sparkify: transaction=off
alter database d isolation level snapshot;
==> transforms/010_a.sql
alter database d owner to u;
