insert into t values (7, 2);
create view v as select T.a / b as Ratio from public.t;
create or replace view w (x, y) as select a, b from t;
select ratio, w.y from v, w;
