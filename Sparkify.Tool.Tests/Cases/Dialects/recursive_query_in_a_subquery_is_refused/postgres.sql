select (with recursive r (n) as (select 1 union all select n + 1 from r where n < 4) select max(n) from r) as n;
