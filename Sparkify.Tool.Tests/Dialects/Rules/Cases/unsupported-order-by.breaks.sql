==> transforms/010_a.sql
select a from t order by all;
select a from t order by a using >;
