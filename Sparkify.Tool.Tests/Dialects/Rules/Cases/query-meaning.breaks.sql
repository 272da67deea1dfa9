==> migrations/0001_create_t.sql
create table t (a integer, b varchar(5), c date);
create table u (a integer, d integer);
==> checks/leader.sql
select current_schema() as s, a from t;
==> checks/level.sql
select a from t where a in (select a from u where d = (select max(x.a) from u as x where x.d = t.a));
==> checks/grouping.sql
select a, count(*) as n from t group by rollup (a, 1);
==> checks/arguments.sql
select charindex(b) as place from t;
