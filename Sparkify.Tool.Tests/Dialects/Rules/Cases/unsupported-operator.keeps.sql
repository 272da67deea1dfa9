==> transforms/010_a.sql
select a from t where a < @ b and a & b = 1 and a | b = 2 and a # b = 3 and 2 ^ 3 = 8;
