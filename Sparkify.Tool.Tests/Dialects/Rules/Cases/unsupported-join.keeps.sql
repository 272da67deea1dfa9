==> transforms/010_a.sql
select a from t natural join u;
select a from t full join u using (a);
select positional.a from t positional join u on positional.a = u.a;
