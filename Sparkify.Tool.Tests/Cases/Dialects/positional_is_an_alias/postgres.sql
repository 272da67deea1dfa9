insert into t values (1), (2);
select positional.a, glob.a as b from t positional join t glob on positional.a = glob.a + 1;
