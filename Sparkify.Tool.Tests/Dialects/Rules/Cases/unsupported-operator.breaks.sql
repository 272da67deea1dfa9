==> transforms/010_a.sql
select a from t where a && b;
select a from t where a @> b;
select 2 ** 3, 5 // 2;
select a from t where a == b;
