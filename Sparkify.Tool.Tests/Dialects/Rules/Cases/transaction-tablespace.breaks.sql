==> migrations/0001_a.sql
create tablespace t location 'x';
drop tablespace t;
