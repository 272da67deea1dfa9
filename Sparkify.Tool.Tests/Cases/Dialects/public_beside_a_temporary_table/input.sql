create table t (a integer);
insert into t values (1);
create temp table t (a integer);
insert into t values (2);
select public.t.a as permanent, (select t.a from t) as temporary from public.t;
