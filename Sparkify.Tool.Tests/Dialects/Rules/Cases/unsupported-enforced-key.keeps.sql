==> migrations/0001_a.sql
create table s (a int primary key);
create table t (a int references s (a));
