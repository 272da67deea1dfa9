==> transforms/010_a.sql
select a -> 'b', a ->> 'c' from t;
select a #> 'b' from t;
