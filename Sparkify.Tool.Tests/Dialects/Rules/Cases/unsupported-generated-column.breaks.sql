==> migrations/0001_a.sql
create table t (a int, b int generated always as (a * 2) stored);
create table t (a int auto_increment);
