create table t (id integer, name varchar(3) default 'def', amount integer default 9);
insert into t select 1;
insert into t select * from (select 2 as id, 'two' as name);
select * from t order by id;
