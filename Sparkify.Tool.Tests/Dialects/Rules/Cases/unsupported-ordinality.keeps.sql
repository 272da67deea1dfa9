==> transforms/010_a.sql
select i, x from t, t.a as x at i;
