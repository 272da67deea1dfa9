insert into t
SELECT c1, "sparkify".fit_varchar(CAST((c2) AS VARCHAR), 3) FROM (select
    1 AS "?column?",
    'abcd' as name) AS sparkify_values(c1, c2);
