explain analyze insert into t values (1);
