==> migrations/0001_a.sql
create temp view v as select 1 as a;
create recursive view v (a) as select 1;
create view if not exists v as select 1 as a;
create view v with (security_barrier) as select 1 as a;
create view v as select a from t with check option;
create view v as select a from t with local check option;
