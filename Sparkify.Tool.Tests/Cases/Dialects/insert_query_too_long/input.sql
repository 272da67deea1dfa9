create table t (id integer, name varchar(3));
insert into t
select
    1,
    'abcd' as name;
