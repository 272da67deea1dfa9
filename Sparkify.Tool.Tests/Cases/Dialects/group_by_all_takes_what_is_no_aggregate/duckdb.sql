insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select listener, seconds > 30 as is_long, count(*) as n, CAST(sum(seconds)   AS BIGINT) as total
from plays
group by all
order by total;
