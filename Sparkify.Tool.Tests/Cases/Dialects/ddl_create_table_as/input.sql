create table t distkey (a) as select 1 as A, 'x'::varchar(3) as "B", 2.50::decimal(5, 2) as c;
create temp table hidden as select 1 as n;
select a, b, c from t;
