==> transforms/010_a.sql
select distinct a from t as x qualify row_number() over (partition by a order by b) = 1;
