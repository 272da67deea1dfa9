create table users (id integer, level varchar(8));
create view gone as select id from users;
create view changed as
select
    id,
    level
from users
where level = 'free';
