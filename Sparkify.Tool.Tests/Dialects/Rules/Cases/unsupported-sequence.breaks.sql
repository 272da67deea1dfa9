==> migrations/0001_a.sql
create sequence s;
create temp sequence s;
alter sequence s restart;
drop sequence s;
