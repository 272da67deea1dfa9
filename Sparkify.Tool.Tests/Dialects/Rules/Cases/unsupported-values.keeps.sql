==> transforms/010_a.sql
delete from t;
insert into t values (1), (2);
select t.values, "values" from t;
