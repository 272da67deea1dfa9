create table t (id integer, name varchar(3), amount integer);
insert into t
with source as (
    select 1 as n
    union all
    select 2
)
select n, 'n' || n, n * 10 from source;
insert into t (name) select 'xyz';
insert into t (amount, name) (select 5, 'abc ');
select id, name, amount from t order by id, name;
