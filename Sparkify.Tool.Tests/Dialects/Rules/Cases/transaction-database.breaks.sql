==> migrations/0001_a.sql
create database d;
drop database d;
alter database d isolation level snapshot;
