==> transforms/010_a.sql
delete from t;
insert into t (a) overriding system value values (1);
insert into t by name select 1 as a;
