create table t (a integer);
create table u (a integer);
insert into t values (1), (2), (3);
insert into u values (2);
delete t using u where t.a = u.a;
delete t where a = 3;
DELETE from u;
select a from t;
