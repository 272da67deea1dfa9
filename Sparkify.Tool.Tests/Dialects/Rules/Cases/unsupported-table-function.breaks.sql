==> migrations/0001_a.sql
create function f() returns table (a int) language sql as 'select 1';
create function f() returns setof int language sql as 'select 1'
