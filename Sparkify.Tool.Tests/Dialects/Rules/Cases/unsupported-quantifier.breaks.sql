==> transforms/010_a.sql
select a from t where a > all (select b from u);
select a from t where a <= any (select b from u);
select a from t where a like any (array('x'));
