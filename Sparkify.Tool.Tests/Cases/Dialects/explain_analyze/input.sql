create table t (a integer);
explain analyze insert into t values (1);
