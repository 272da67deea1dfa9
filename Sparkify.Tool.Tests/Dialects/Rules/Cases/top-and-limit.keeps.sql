==> transforms/010_a.sql
select top 5 a from t;
select a from (select top 5 a from t) as u limit 3;
