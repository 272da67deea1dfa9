==> migrations/0001_a.sql
create table begin_here (a int);
