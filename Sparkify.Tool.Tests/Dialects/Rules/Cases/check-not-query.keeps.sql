==> checks/a.sql
select 1
==> checks/b.sql
-- a comment
with a as (select 1 as x) select x from a;
==> checks/c.sql
(select 1) union all (select 2)
