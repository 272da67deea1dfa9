insert into t ("id") select 1;
insert into t ("id", "name") SELECT c1, "sparkify".fit_varchar(c2, 3) FROM (select * from (select 2 as id, 'two' as name)) AS sparkify_values(c1, c2);
select * from t order by id;
