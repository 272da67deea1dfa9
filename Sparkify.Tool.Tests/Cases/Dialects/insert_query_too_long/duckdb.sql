insert into t
SELECT * REPLACE ("sparkify".fit_varchar(CAST((c2) AS VARCHAR), 3) AS c2) FROM (select
    1,
    'abcd' as name) AS sparkify_values(c1, c2);
