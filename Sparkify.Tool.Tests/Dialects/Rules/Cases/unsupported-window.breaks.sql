==> transforms/010_a.sql
select sum(a) over (order by b range between unbounded preceding and current row) from t;
select sum(a) over (order by b range 2 preceding) from t;
select sum(a) over (order by b groups between 1 preceding and current row) from t;
select sum(a) over (order by b rows between 1 preceding and 1 following exclude current row) from t;
select sum(a) over w from t window w as (partition by b);
