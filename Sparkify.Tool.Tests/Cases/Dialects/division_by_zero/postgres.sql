insert into t values (1, 1), (2, 0);
select
    a,
    a / b as ratio
from t;
