with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 4)
select sum(n) as total from numbers;
