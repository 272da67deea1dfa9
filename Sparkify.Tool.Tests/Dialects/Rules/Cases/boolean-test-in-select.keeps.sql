==> transforms/010_a.sql
select a, b = true as c, a is null from t where a is true and b is not unknown;
select case when a is true then 1 end from t;
