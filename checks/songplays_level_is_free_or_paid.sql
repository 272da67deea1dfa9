-- accepted values: one row a songplay whose level is neither free nor paid.
select
    songplay_id,
    level
from songplays
where
    level is null
    or level not in ('free', 'paid');
