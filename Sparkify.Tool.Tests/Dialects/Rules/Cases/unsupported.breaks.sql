==> migrations/0001_a.sql
create unique index i on t (a);
create sequence s;
savepoint a;
values (1);
==> transforms/010_a.sql
insert into t (a) select 1 on conflict do nothing;
delete from t where a in (select b from u) returning a;
select distinct on (a) a from t;
select a from t cross join lateral (select 1) as x;
select a from t, lateral (select 1) as x;
select count(*) filter (where a > 1) from t;
select a from t where a is not distinct from b;
select a from t except all select b from u;
select x from (values (1), (2)) as v (x);
with v as materialized (select 1 as a) select a from v;
select sum(a) over (order by b range between unbounded preceding and current row) from t;
select a -> 'b', a ->> 'c' from t;
select a from t for update;
select {'a': 1};
select array[1, 2];
==> transforms/020_b.sql
select * from t semi join u on t.a = u.a;
select b, avg(a) over (partition by b order by c) from t;
select nullif(last_value(lower(a)) over (order by (select 1)), 'x') from t;
select a from t order by a collate "C";
