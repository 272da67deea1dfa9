create table plays (play_id int, listener varchar(10), seconds int);
insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select top 2 play_id from plays where play_id > 3 union all select top 1 play_id from plays where play_id = 1 order by 1;
