insert into t values (1), (2), (3);
insert into u values (2);
delete FROM t using u where t.a = u.a;
delete FROM t where a = 3;
DELETE from u;
select a from t;
