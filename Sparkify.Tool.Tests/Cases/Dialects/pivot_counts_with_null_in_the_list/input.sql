create table plays (play_id int, listener varchar(10), seconds int);
insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select *
from (select listener, seconds from plays) pivot (count(*) as n for listener in ('ann' as a, 'BOB', null))
order by seconds;
