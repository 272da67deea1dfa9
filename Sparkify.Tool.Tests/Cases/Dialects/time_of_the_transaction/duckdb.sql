insert into t (n) values (1);
select count(*) as same
from t
where made = make_timestamp(epoch_us(get_current_timestamp())) and date_trunc('second', made) = date_trunc('second', make_timestamp(epoch_us(get_current_timestamp()))) and made < make_timestamp(epoch_us(get_current_timestamp())) + interval '1 second';
