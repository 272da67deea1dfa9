==> transforms/010_a.sql
select top 5 a from t limit 3;
select a from (select top 5 a from t order by a limit 3) as u;
