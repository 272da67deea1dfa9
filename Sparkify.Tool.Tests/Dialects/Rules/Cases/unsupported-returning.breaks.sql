==> transforms/010_a.sql
delete from t where a in (select b from u) returning a;
insert into t (a) values (1) returning *;
update t set a = 1 returning a as b;
