==> transforms/010_a.sql
select min(x) as xmin, max(x) xmax from t;
select b.xmin, b.xmax from (select min(x) as xmin, max(x) xmax from t) as b;
delete from t;
