==> transforms/010_a.sql
select a, count(*) from t group by all order by a desc nulls last;
