==> migrations/0001_a.sql
-- sparkify: transaction=off
create tablespace t location 'x';
==> migrations/0002_a.sql
-- sparkify: transaction=off
drop tablespace t;
==> transforms/010_a.sql
create schema s;
