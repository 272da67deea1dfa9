insert into t values
    (1, 'abc'),
    (2, "sparkify".fit_varchar(CAST('äöü' AS VARCHAR), 3));
