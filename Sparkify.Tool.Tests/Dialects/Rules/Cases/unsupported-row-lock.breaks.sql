==> transforms/010_a.sql
select a from t for update;
select a from t for share;
select a from t for no key update;
