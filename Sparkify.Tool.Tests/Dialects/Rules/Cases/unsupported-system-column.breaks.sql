==> migrations/0001_a.sql
create table t (a int, xmin int);
create table u ("CTID" int);
==> transforms/010_a.sql
select ctid, t.xmin from t where xmax = 1;
delete from t where ctid in (select max(ctid) from t group by a);
