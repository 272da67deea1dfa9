alter table users add column id_new bigint;
update users set id_new = id;
alter table users drop column id;
alter table users rename column id_new to id;
