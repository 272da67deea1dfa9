insert into t
SELECT c1, "sparkify".fit_varchar(CAST((c2) AS VARCHAR), 3), c3 FROM (with source as (
    select 1 as n
    union all
    select 2 AS "?column?"
)
select n, 'n' || n AS "?column?", n * 10 AS "?column?" from source) AS sparkify_values(c1, c2, c3);
insert into t (name) SELECT "sparkify".fit_varchar(CAST((c1) AS VARCHAR), 3) FROM (select 'xyz' AS "?column?") AS sparkify_values(c1);
insert into t (amount, name) SELECT c1, "sparkify".fit_varchar(CAST((c2) AS VARCHAR), 3) FROM ((select 5 AS "?column?", 'abc ' AS "?column?")) AS sparkify_values(c1, c2);
select id, name, amount from t order by id, name;
