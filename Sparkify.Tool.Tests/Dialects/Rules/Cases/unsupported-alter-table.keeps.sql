==> migrations/0001_a.sql
alter table t rename to u;
alter table u owner to v;
alter table u row level security on;
