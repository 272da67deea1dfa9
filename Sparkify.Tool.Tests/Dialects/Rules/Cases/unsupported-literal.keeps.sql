==> transforms/010_a.sql
select object('a', 1) from t where c = '{';
select x as "y" from t;
