insert into t
SELECT c1, "sparkify".fit_varchar(c2, 3) FROM (select
    1,
    'abcd' as name) AS sparkify_values(c1, c2);
