==> transforms/010_a.sql
with v as (select 1 as a), w (b) as (select a from v) select b from w;
select (with v as (select 1 as a) select a from v);
delete from t;
insert into t with v as (select 1 as a) select a from v;
with v as (select 1 as a) update t set a = 2 where a in (select a from v);
select cast(a as timestamp with time zone) from t;
create view x as (with v as (select 1 as a) select a from v) with no schema binding;
