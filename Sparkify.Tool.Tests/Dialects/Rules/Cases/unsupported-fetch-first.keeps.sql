==> transforms/010_a.sql
select a from t order by a limit 5;
select top 5 a from t;
with ties as (select 1 as a) select a from ties;
fetch next from c;
