insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
(select play_id from plays where play_id > 3 LIMIT 2) union all (select play_id from plays where play_id = 1 LIMIT 1) order by 1;
