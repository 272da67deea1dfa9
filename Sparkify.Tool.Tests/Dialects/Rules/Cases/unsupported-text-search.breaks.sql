==> migrations/0001_a.sql
create text search configuration c (parser = default);
drop text search dictionary d;
