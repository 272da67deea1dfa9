create table plays (play_id int, listener varchar(10), seconds int);
insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select distinct upper(listener) as name, sum(seconds) as total
from plays
where seconds > 10
group by listener
having count(*) > 1
qualify rank() over (order by total desc) <= 2
order by upper(listener) desc
limit 1;
