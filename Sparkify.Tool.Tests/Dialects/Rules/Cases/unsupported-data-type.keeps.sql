==> migrations/0001_a.sql
create table t (uuid char(36), json super, bytea varbyte (9), money decimal (19, 2), name varchar (9), point geometry);
==> transforms/010_a.sql
delete from t;
select t.uuid, json, money::decimal(19, 2), cast(name as varchar(9)), count(uuid) as json from t group by 1, 2, 3, 4;
select date '2018-11-01', timestamp '2018-11-01', interval '1 day', 'x'::char, name as "x" from t;
