==> transforms/010_a.sql
delete from t;
select t.returning, returning from t;
