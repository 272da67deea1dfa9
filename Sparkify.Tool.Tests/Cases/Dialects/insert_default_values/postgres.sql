insert into t default values;
select a, b from t;
