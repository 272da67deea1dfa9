alter table people rename to users;
alter table users rename column id to user_id;
alter table users add constraint manager_is_user foreign key (manager) references users (user_id);
create table people (name varchar(9));
