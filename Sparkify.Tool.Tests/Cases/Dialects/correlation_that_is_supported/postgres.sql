insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select play_id from plays as a where seconds = (select max(seconds) from plays as b where rtrim(b.listener, ' ') = rtrim(a.listener, ' ')) order by 1;
