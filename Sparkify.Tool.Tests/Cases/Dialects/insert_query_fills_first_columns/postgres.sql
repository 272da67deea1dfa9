insert into t ("id") select 1;
insert into t ("id", "name") select * from (select 2 as id, 'two' as name) AS sparkify_query_6;
select * from t order by id;
