==> transforms/010_a.sql
select a from t, f(1) with ordinality;
