==> transforms/010_a.sql
insert into t (a) select 1 on conflict do nothing;
insert into t (a) values (1) on conflict (a) do update set a = 1;
insert or replace into t values (1);
delete from t;
