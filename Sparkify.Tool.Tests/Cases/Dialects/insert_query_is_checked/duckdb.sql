insert into t
SELECT c1, "sparkify".fit_varchar(c2, 3), c3 FROM (with source as (
    select 1 as n
    union all
    select 2
)
select n, CAST('n' AS VARCHAR) || CAST(n AS VARCHAR), n * 10 from source) AS sparkify_values(c1, c2, c3);
insert into t (name) SELECT "sparkify".fit_varchar(c1, 3) FROM (select 'xyz') AS sparkify_values(c1);
insert into t (amount, name) SELECT c1, "sparkify".fit_varchar(c2, 3) FROM ((select 5, 'abc ')) AS sparkify_values(c1, c2);
select id, name, amount from t order by id, name;
