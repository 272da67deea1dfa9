==> migrations/0001_a.sql
create table t (a int, filter int, range int, "values" int, returning int);
==> transforms/010_a.sql
delete from t;
insert into t (a, range) select a, t.range from t where range between 1 and 2;
insert into t values (1);
select distinct a, count(*) over (order by b rows between unbounded preceding and current row) from t;
select a from t where a is not null or b = '->' and c = '{';
select a from t except select b from u union all select array(1, 2)[0];
select t.filter, returning from t qualify row_number() over (partition by a order by b) = 1;
select * exclude (a) from t group by all;
select sum(a) over (partition by b), rank() over (order by a), sum(a) over (order by b rows 2 preceding) from t;
select count(*), max(a) from (select a from t order by a) as u order by 1;
