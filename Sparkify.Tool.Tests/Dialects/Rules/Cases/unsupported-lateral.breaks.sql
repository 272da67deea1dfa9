==> transforms/010_a.sql
select a from t cross join lateral (select 1) as x;
select a from t, lateral (select 1) as x;
