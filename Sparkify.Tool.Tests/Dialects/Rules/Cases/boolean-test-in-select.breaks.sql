==> transforms/010_a.sql
select a is true from t;
select a, b is not false as c from t;
select a from (select b is unknown as a from t) as u;
