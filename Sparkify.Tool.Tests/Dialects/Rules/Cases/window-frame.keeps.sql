==> transforms/010_a.sql
select sum(a) over (partition by b), rank() over (order by a), sum(a) over (order by b rows 2 preceding) from t;
select count(*), max(a) from (select a from t order by a) as u order by 1;
