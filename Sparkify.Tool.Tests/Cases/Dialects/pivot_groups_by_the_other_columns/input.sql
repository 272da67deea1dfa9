create table plays (play_id int, listener varchar(10), seconds int);
insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select ann, bob, long_one
from (select listener, seconds, seconds > 50 as long_one from plays)
    pivot (sum(seconds) for listener in ('ann', 'bob')) as p
where bob is not null
order by long_one;
