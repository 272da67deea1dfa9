==> migrations/0001_a.sql
create table t (text varchar(9));
