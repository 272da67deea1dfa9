insert into t values (5);
select t.sysdate, "sysdate" + 1 as next from t;
