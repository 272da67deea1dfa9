insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select listener, grouping(listener) as g, sum(seconds) as total
from plays
where listener is not null
group by grouping sets (rollup (listener), (listener))
order by 2, 1, 3;
