==> migrations/0001_a.sql
create view v as select a from s.t with no schema binding;
create or replace view v (a) as select 1;
create view #v as select 1 as a;
create materialized view m as select a from t;
