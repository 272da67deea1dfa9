create table t (id bigint identity(1, 1), name varchar(3));
insert into t (name, id) values ('a', 1);
