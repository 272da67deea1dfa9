==> migrations/0001_a.sql
create table t (a serial, b int);
create table u (a bigserial);
create table v (a smallserial primary key);
alter table w add column b serial4;
