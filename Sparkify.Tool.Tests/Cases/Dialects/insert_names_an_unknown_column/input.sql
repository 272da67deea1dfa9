create table users (user_id integer, level varchar(4));
insert into users (userid, level) values (1, 'free');
