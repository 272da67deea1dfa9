==> transforms/010_a.sql
select row_number() over (partition by a order by b + 1, b), count(*) over () from t order by 1;
select row_number() over (partition by 1 order by a) from t;
