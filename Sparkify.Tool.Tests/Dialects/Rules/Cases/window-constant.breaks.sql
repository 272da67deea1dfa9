==> transforms/010_a.sql
select row_number() over (order by 1) from t;
select rank() over (partition by 'x' order by a) from t;
select row_number() over (order by null desc) from t;
