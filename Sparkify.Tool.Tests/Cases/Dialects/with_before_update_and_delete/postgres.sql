insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
with short as (select play_id from plays where seconds < 35)
delete from plays where play_id in (select play_id from short);
with long as (select play_id from plays where seconds > 80)
update plays set seconds = 80 where play_id in (select play_id from long);
select play_id, seconds from plays order by 1;
