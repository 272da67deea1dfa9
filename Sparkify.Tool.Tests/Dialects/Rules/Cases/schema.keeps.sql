==> migrations/0001_a.sql
create table t (a int primary key, b varchar(9));
alter table t rename column b to c;
==> migrations/0002_b.sql
alter table t drop column c;
create table if not exists t (z int);
create table u (t_a int references t);
alter table elsewhere add column a int;
