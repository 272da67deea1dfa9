insert into t (n) values (1);
select count(*) as same
from t
where made = make_timestamp(epoch_us(get_current_timestamp())) and "sparkify".trunc_timestamp('second', made) = date_trunc('second', make_timestamp(epoch_us(get_current_timestamp()))) and made < (make_timestamp(epoch_us(get_current_timestamp())) + INTERVAL '0 months 0 days 1000000 microseconds');
