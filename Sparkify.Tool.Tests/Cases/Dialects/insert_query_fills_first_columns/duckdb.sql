insert into t ("id") select 1;
insert into t ("id", "name") SELECT * REPLACE ("sparkify".fit_varchar(CAST((c2) AS VARCHAR), 3) AS c2) FROM (select * from (select 2 as id, 'two' as name)) AS sparkify_values(c1, c2);
select * from t order by id;
