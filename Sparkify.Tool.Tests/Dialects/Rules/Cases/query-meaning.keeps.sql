==> migrations/0001_create_t.sql
create table t (a integer, b varchar(5), c date);
create table u (a integer, d integer);
==> checks/correlated.sql
select a from t where exists (select 1 from u where u.a = t.a);
==> checks/elsewhere.sql
select made_elsewhere.x, count(*) as n from made_elsewhere group by rollup (x);
==> checks/arguments.sql
select charindex('x', b) as place, sum(a) over (partition by b order by a rows unbounded preceding) as total from t;
