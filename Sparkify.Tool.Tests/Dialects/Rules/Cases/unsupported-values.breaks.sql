==> transforms/010_a.sql
delete from t;
values (1);
select x from (values (1), (2)) as v (x);
select a from t join (values (1)) as v (x) on a = x;
with v (x) as (values (1)) select x from v;
