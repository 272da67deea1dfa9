insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
SELECT DISTINCT c1 AS "name", c2 AS "total" FROM (select (rank() over (order by sum(seconds) desc) <= 2), "sparkify".upper(listener) as name, sum(seconds) as total
from plays
where seconds > 10
group by listener
having count(*) > 1) AS sparkify_rows (q, c1, c2) WHERE q
order by c1 desc
limit 1;
