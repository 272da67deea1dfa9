insert into t values (1, 1), (2, 0);
select
    a,
    "sparkify".quotient(a, b) as ratio
from t;
