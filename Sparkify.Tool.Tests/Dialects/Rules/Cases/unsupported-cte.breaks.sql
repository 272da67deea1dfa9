==> transforms/010_a.sql
with v as materialized (select 1 as a) select a from v;
with v as not materialized (select 1 as a) select a from v;
with v as (delete from t where a = 1) select 1;
with v as (with w as (select 1 as a) select a from w) select a from v;
with v as (select 1 as a) insert into t select a from v;
delete from t;
