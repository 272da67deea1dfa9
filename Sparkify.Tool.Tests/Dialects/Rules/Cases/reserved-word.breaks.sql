==> migrations/0001_a.sql
create table tag (a int);
create table t (open int, "close" int, timestamp timestamp);
alter table u rename column a to delta;
create table v (a int, constraint raw primary key (a));
==> transforms/010_a.sql
delete from t where open > 1;
delete from u using tag where tag.a = u.a;
with wallet as (select 1 as a) select percent, timestamp from wallet;
select t.open, new from t order by system desc;
