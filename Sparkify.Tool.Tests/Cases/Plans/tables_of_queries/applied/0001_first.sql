create table events (id integer, user_id integer, amount decimal(8, 2), kind varchar(16), at timestamp);
