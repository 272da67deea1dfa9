==> transforms/010_a.sql
select t.filter, count(case when a > 1 then 1 end) as filter from t group by 1;
