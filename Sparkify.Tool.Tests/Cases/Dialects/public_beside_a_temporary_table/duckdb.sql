insert into t values (1);
insert into t values (2);
select "test".main.t.a as permanent, (select t.a from t) as temporary from "test".main.t;
