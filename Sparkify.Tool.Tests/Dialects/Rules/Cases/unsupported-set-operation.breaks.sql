==> transforms/010_a.sql
select a from t except all select b from u;
select a from t intersect all select b from u;
select a from t minus all select b from u;
select a from t union by name select a from u;
select a from t union all by name select a from u;
