insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select
    seconds * 2 as twice,
    (seconds * 2) + 1 as more,
    row_number() over (order by (seconds * 2)) as place,
    row_number() over (order by (seconds * 2)) + 1 as next_place
from plays
where play_id < 3
order by play_id;
