insert into t values (1);
insert into t values (2);
select public.t.a as permanent, (select t.a from t) as temporary from public.t;
