insert into t values ("sparkify".fit_varchar(CAST(('abcdef'::varchar(3)) AS VARCHAR), 3), "sparkify".fit_varchar(CAST((cast('abcdef' as varchar(5)) || 'x') AS VARCHAR), 9));
