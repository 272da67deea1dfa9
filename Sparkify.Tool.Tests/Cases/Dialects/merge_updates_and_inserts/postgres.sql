insert into users values (1, 'free', 5), (2, 'free', 6);
insert into news values (2, 'paid'), (3, 'free');
merge into users using news as n on users.user_id = n.user_id
when matched then update set level = n.level, plays = plays + 1
when not matched then insert (user_id, level, plays) values (n.user_id, n.level, 0);
select user_id, level, plays from users order by user_id;
