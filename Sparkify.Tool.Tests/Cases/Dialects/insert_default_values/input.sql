create table t (a integer default 3, b varchar(3) default 'abc');
insert into t default values;
select a, b from t;
