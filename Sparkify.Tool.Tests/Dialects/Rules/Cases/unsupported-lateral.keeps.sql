==> transforms/010_a.sql
delete from t;
select a, a + 1 as b, b * 2 as c from t;
