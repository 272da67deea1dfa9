==> migrations/0001_a.sql
create extension if not exists pgcrypto;
drop extension pgcrypto;
