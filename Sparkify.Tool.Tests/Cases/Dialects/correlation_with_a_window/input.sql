create table plays (play_id int, listener varchar(10), seconds int);
insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select play_id from plays as a where seconds not in (select sum(seconds) over () from plays as b where a.play_id = b.play_id);
