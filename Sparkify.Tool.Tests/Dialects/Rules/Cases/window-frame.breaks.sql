==> transforms/010_a.sql
select b, avg(a) over (partition by b order by c) from t;
select nullif(last_value(lower(a)) over (order by (select 1)), 'x') from t;
select first_value(a ignore nulls) over (order by b), first_value(a) ignore nulls over (order by b) from t;
