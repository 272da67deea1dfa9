create table plays (play_id int, listener varchar(10), seconds int);
insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select play_id, (select count(*) from plays as b where b.play_id = a.play_id) as n from plays as a group by n, play_id;
