==> transforms/010_a.sql
delete from t;
insert into t (a) values (1), ((select max(a) from u));
