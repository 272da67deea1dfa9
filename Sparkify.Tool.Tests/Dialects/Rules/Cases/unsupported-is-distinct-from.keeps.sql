==> transforms/010_a.sql
select distinct a from t where a is null or a is not null;
