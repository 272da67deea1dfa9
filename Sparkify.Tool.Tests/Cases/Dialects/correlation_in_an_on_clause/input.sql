create table plays (play_id int, listener varchar(10), seconds int);
insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select a.play_id from plays as a
left join plays as b on a.play_id = b.play_id and b.seconds = (select max(seconds) from plays as c where c.play_id = b.play_id);
