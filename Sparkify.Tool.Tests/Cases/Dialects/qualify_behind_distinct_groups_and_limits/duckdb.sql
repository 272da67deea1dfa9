insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select distinct upper(listener) as name, CAST(sum(seconds)   AS BIGINT) as total
from plays
where seconds > 10
group by listener
having count(*) > 1
qualify rank() over (order by CAST(sum(seconds)   AS BIGINT) desc) <= 2
order by upper(listener) desc
limit 1;
