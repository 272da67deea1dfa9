==> transforms/010_a.sql
select a from t semi join u on t.a = u.a;
select a from t asof join u on t.a >= u.a;
