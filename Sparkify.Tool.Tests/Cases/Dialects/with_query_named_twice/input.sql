with a as (select 1 as n), a as (select 2 as n) select * from a;
