==> transforms/010_a.sql
with recursive v as (select 1 as a union all select a + 1 from v where a < 3) select a from v;
with recursive v (a) as (select 1 union select a + 1 from v where a < 3) select a from v;
with recursive v (a) as (select 1 union all select a + 1 from v where a < 3 order by 1) select a from v;
with recursive v (a) as (select 1 union all (select a + 1 from v where a < 3) limit 5) select a from v;
select a from (with recursive v (a) as (select 1 union all select a + 1 from v where a < 3) select a from v) as w;
