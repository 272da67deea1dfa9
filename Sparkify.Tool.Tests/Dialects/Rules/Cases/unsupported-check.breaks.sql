==> migrations/0001_a.sql
create table t (a int check (a > 0));
create table t (a int, constraint c check (a > 0));
create table t (a int, exclude using btree (a with =));
alter table t add constraint c check (a > 0);
