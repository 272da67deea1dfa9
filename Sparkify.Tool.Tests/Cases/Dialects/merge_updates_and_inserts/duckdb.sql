insert into users values (1, 'free', 5), (2, 'free', 6);
insert into news values (2, 'paid'), (3, 'free');
SELECT 1 FROM users JOIN news as n ON users.user_id = n.user_id GROUP BY "users".rowid HAVING count(*) > 1 LIMIT 1 -- must give no row;
merge into users using news as n on users.user_id = n.user_id
when matched then update set level = "sparkify".fit_varchar(n.level, 4), plays = plays + 1
when not matched then insert (user_id, level, plays) values (n.user_id, "sparkify".fit_varchar(n.level, 4), 0);
select user_id, level, plays from users order by user_id;
