==> transforms/010_a.sql
select a from t where a = any (select b from u) and a <> all (select b from u);
