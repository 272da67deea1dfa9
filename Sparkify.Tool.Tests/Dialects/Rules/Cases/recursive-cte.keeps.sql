==> transforms/010_a.sql
with recursive v (a) as (select 1 union all select a + 1 from v where a < 3), w as (select 1 as b order by 1) select distinct a from v order by a limit 5;
create table x as (with recursive v (a) as (select 1 union all select a + 1 from v where a < 3) select a from v);
