==> transforms/010_a.sql
delete from t where current of c;
update t set a = 1 where current of c;
