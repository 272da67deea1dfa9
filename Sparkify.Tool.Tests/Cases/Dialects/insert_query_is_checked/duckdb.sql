insert into t
SELECT * REPLACE ("sparkify".fit_varchar(CAST((c2) AS VARCHAR), 3) AS c2) FROM (with source as (
    select 1 as n
    union all
    select 2
)
select n, 'n' || n, n * 10 from source) AS sparkify_values(c1, c2, c3);
insert into t (name) SELECT * REPLACE ("sparkify".fit_varchar(CAST((c1) AS VARCHAR), 3) AS c1) FROM (select 'xyz') AS sparkify_values(c1);
insert into t (amount, name) SELECT * REPLACE ("sparkify".fit_varchar(CAST((c2) AS VARCHAR), 3) AS c2) FROM ((select 5, 'abc ')) AS sparkify_values(c1, c2);
select id, name, amount from t order by id, name;
