==> transforms/010_a.sql
select * replace (1 as a) from t;
select t.* rename (a as b) from t;
select columns(*) from t;
