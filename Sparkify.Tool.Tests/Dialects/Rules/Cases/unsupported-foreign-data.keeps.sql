==> migrations/0001_a.sql
create user u password disable;
