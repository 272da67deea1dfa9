==> migrations/0001_a.sql
create table t (a int primary key, b varchar(9) default 'x');
==> migrations/0002_b.sql
alter table t drop column c;
create table t (z int);
==> migrations/0003_c.sql
create table u (t_b int references t (b));
