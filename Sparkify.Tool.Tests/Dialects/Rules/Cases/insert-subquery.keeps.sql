==> transforms/010_a.sql
delete from t;
insert into t (a) values ((select max(a) from u));
insert into t (a) values (1), (2);
insert into t (a) select (select max(a) from u), 1 from v, w;
