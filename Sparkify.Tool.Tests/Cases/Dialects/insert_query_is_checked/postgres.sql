insert into t
with source as (
    select 1 as n
    union all
    select 2
)
select n, CAST('n' AS text) || CAST(n AS text), n * 10 from source;
insert into t (name) select 'xyz';
insert into t (amount, name) (select 5, 'abc ');
select id, name, amount from t order by id, name;
