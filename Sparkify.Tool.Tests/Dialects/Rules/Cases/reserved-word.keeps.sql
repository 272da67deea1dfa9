==> migrations/0001_a.sql
create table t ("open" int, "tag" varchar(9) encode text255, a timestamp encode raw default timestamp '2018-11-01');
==> transforms/010_a.sql
delete from t where "open" > 1 and a > timestamp '2018-11-01 00:00:00' and t.tag = 'x';
select "open", t.open, 1 as percent, a::timestamp, cast(a as timestamp with time zone), convert(timestamp, a) from t;
select first_value(a) ignore nulls over (partition by "tag" order by a rows unbounded preceding) from t;
explain verbose select 1;
create table u backup no distkey (a) as select a from t;
select extract(year from timestamp '2018-11-01 00:00:00'), current_timestamp;
