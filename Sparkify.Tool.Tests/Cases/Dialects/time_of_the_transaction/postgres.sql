insert into t (n) values (1);
select count(*) as same
from t
where made = localtimestamp and "sparkify".trunc_part('second', made) = date_trunc('second', localtimestamp) and made < (localtimestamp + INTERVAL '0 months 0 days 1000000 microseconds');
