insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select listener, seconds > 30 as is_long, count(*) as n, sum(seconds) as total
from plays
GROUP BY 1, 2
order by total;
