==> transforms/010_a.sql
lock t;
select a from t;
